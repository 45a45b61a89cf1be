package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Outage;
import dev.redrive.policy.Policy;
import dev.redrive.policy.StartRefusal;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileName;
import dev.redrive.profile.ServiceAddress;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.RetryReason;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.ui.desk.Attention;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.PolicyTexts;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** One question: shall the failed items of this profile be sent again? JavaFX thread. */
public final class StartViewModel {

    private static final String TITLE = "start.title.";
    private static final String MEANING = "start.meaning.";
    private static final String ATTEMPTS = "start.attempts.";
    private static final String CONFIRM = "start.confirm.";

    final Profile profile;
    private final ItemKind kind;
    private final RetryDesk desk;
    private final Background background;
    private final Texts texts;
    private final FailureTexts failures;
    private final StartFlow flow;
    private final UnaryOperator<String> clean;
    private final Known known;
    private final StartTexts words;
    private final ChangeListener<CustomerState> follow = (_, _, now) -> show(now);
    final StringProperty reason = new SimpleStringProperty();
    final BooleanProperty receiverReady = new SimpleBooleanProperty();
    final StringProperty typedName = new SimpleStringProperty("");
    final boolean asksForName;
    private final boolean needsTick;
    private final boolean mayCarryTicket;
    private String offered;

    /** Where the request goes and with which key, in words. */
    final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");

    /** Why the key has to be entered before anything else; empty when it need not. */
    final ReadOnlyStringWrapper keyProblem = new ReadOnlyStringWrapper("");

    /** Which retry of its outage this would be, and what those before it took on. */
    final ReadOnlyObjectWrapper<StartTexts.Which> which = new ReadOnlyObjectWrapper<>();

    /** Where the ticket comes from; empty while it was typed here. */
    final ReadOnlyStringWrapper ticketFrom = new ReadOnlyStringWrapper("");

    /** What colleagues are doing, as far as the team log says; empty without one. */
    final ReadOnlyStringWrapper team = new ReadOnlyStringWrapper("");

    /** Whether the request is in flight; it cannot be called back. */
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /** Whether the key was rejected before; a rejection of this request is said in its problem. */
    private final boolean wasRejected;

    /** Why nothing can be requested now, in words; empty when it can. */
    final StringBinding why;

    final BooleanBinding blocked;

    /**
     * What is known before the question.
     *
     * @param customer how the customer stands
     * @param namesTyped whether the name of a Production profile must be typed
     * @param tickets what was typed earlier and not sent
     * @param policy what the organisation has fixed
     * @param receiver what the check in the dialog saw, as the line it is kept as; empty for none
     */
    public record Known(
            ObservableValue<CustomerState> customer,
            boolean namesTyped,
            Tickets tickets,
            Policy policy,
            Supplier<String> receiver) {

        /** The same without a check of the receiving server. */
        public Known(
                ObservableValue<CustomerState> customer,
                boolean namesTyped,
                Tickets tickets,
                Policy policy) {
            this(customer, namesTyped, tickets, policy, () -> "");
        }
    }

    /**
     * The question about one profile and kind.
     *
     * @param clean masks keys in a text, should one have been pasted for a reason
     */
    public StartViewModel(
            UiKit kit,
            RetryRequest request,
            Known known,
            RetryDesk desk,
            StartFlow flow,
            UnaryOperator<String> clean) {
        this.profile = request.profile();
        this.kind = request.kind();
        this.desk = desk;
        this.background = kit.background();
        this.texts = kit.texts();
        this.failures = kit.failures();
        this.flow = flow;
        this.clean = clean;
        this.known = known;
        this.wasRejected = known.customer().getValue().key().isRejected();
        this.words = new StartTexts(kit.texts(), kit.formats());
        this.needsTick = profile.kind() == ProfileKind.PRODUCTION;
        this.asksForName = needsTick && known.namesTyped();
        this.why =
                Bindings.createStringBinding(
                        this::whyNot,
                        busy,
                        keyProblem,
                        known.customer(),
                        receiverReady,
                        typedName,
                        reason);
        this.blocked = Bindings.createBooleanBinding(() -> !why.get().isEmpty(), why);
        String typed = known.tickets().typed(profile, kind);
        mayCarryTicket = typed == null && request.reason().isEmpty();
        offered = typed == null ? request.reason() : typed;
        reason.set(offered);
        reason.subscribe((_, now) -> {
            if (!now.equals(offered)) {
                ticketFrom.set("");
            }
        });
        known.customer().addListener(follow);
        show(known.customer().getValue());
    }

    private void show(CustomerState state) {
        Attention attention = state.attention();
        boolean rejected =
                (wasRejected && state.key().isRejected())
                        || (attention != null
                                && attention.reason() == Attention.Reason.KEY_REJECTED);
        keyProblem.set(words.keyProblem(profile, state.key(), rejected));
        place.set(words.place(profile, state));
        Lane lane = state.lane(kind);
        which.set(words.which(state, lane));
        Outage outage = words.open(lane);
        if (mayCarryTicket && outage != null && reason.get().isEmpty() && !busy.get()) {
            offered = outage.latest().reason();
            reason.set(offered);
            ticketFrom.set(offered.isEmpty() ? "" : words.ticketFrom(outage));
        }
    }

    /** What to know of a service whose address is not encrypted; empty for all others. */
    String risk() {
        return profile.kind() != ProfileKind.DEMO && ServiceAddress.isPlain(profile.serviceUrl())
                ? texts.get("credentials.addressPlain")
                : "";
    }

    /**
     * Says what colleagues are doing. It is only said: whether a retry can start is decided by the
     * service alone.
     */
    public void colleaguesDo(String what) {
        team.set(what);
    }

    private String whyNot() {
        if (busy.get()) {
            return texts.get("start.requesting");
        }
        if (!keyProblem.get().isEmpty()) {
            return keyProblem.get();
        }
        if (words.isLookedFor(known.customer().getValue().key())) {
            return texts.get("dashboard.readingKey", profile.name());
        }
        if (known.policy().refusal(profile, reason.get(), profile.name()) == StartRefusal.REASON) {
            return reasonRule();
        }
        if (needsTick && !receiverReady.get()) {
            return texts.get("start.tickFirst");
        }
        return asksForName && !isNameTyped() ? texts.get("start.nameFirst") : "";
    }

    /** What the organisation requires of the reason; empty where it does not. */
    String reasonRule() {
        Policy policy = known.policy();
        return policy.reason() == null || Profile.isDemo(profile.id())
                ? ""
                : new PolicyTexts(texts).why(profile, StartRefusal.REASON, policy);
    }

    /** Why the name must be typed, where the organisation requires it; else empty. */
    String nameRule() {
        return known.policy().requiresName(profile)
                ? new PolicyTexts(texts).whyFixed(known.policy(), Policy.Setting.NAME_TYPED)
                : "";
    }

    private boolean isNameTyped() {
        return ProfileName.isSame(typedName.get(), profile.name());
    }

    /** Sends the request, once, however often this is called while it is in flight. */
    public void confirm() {
        if (blocked.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        String ticket = clean.apply(reason.get().strip());
        reason.set(ticket); // What was pasted by mistake must no longer be visible either.
        RetryReason because = new RetryReason(ticket, typedName.get(), known.receiver().get());
        // Its outcome comes by answered(), as it does to every other screen.
        background
                .run(() -> desk.start(profile, kind, because))
                .inAnyCase(() -> busy.set(false))
                .start();
    }

    /**
     * Takes the outcome of a start, if it is the one this dialog waits for.
     *
     * @return whether it was
     */
    public boolean answered(StartOutcome outcome) {
        boolean mine =
                busy.get() && outcome.profile().id().equals(profile.id()) && outcome.kind() == kind;
        if (mine) {
            busy.set(false);
            ended(outcome.result());
        }
        return mine;
    }

    private void ended(StartResult result) {
        switch (result) {
            case StartResult.Watching _, StartResult.AlreadyWatched _ -> watching();
            case StartResult.AlreadyStarting _ -> watching();
            case StartResult.NothingFailed _ -> {
                sent();
                flow.nothingFailed(profile, kind);
            }
            case StartResult.KeyMissing _ -> problem.set(keyMissing());
            case StartResult.ReadOnly _ -> problem.set(failures.readOnly(profile));
            case StartResult.Refused(var why, var policy) ->
                    problem.set(new PolicyTexts(texts).refused(profile, why, policy));
            case StartResult.Failed(var failure) -> refused(failure);
        }
    }

    private void watching() {
        sent();
        flow.watching();
    }

    private void refused(EnterpriseFailure failure) {
        if (failure instanceof EnterpriseFailure.AlreadyRunning running) {
            sent(); // The ticket goes on with the request.
            flow.alreadyRunning(new RetryRequest(profile, kind, reason.get()), running);
        } else {
            problem.set(failures.ofStart(profile, failure, this::enterKey, this::watch));
        }
    }

    private void watch(String taskId) {
        if (!busy.get()) {
            busy.set(true);
            problem.set(null);
            background
                    .run(() -> desk.attach(profile, kind, taskId))
                    .inAnyCase(() -> busy.set(false))
                    .then(this::attached);
        }
    }

    private void attached(StartResult result) {
        if (result instanceof StartResult.Failed(var failure)) {
            problem.set(failures.ofTask(profile, failure, this::enterKey));
        } else {
            ended(result);
        }
    }

    private Problem keyMissing() {
        return failures.keyMissing(
                texts.get("outcome.keyMissing." + kind.name(), profile.name()), this::enterKey);
    }

    /** Leads to where the key is entered; what was typed is kept. */
    void enterKey() {
        leave();
        flow.enterKey(profile);
    }

    /** Leaves without sending, unless the request is already in flight; keeps what was typed. */
    public void cancel() {
        if (!busy.get()) {
            leave();
            flow.close();
        }
    }

    /** It is not shown any more; what was typed is kept for the next time. */
    public void leave() {
        known.customer().removeListener(follow);
        String ticket = clean.apply(reason.get().strip());
        if (!busy.get() && !ticket.equals(offered)) {
            known.tickets().keep(profile, kind, ticket);
        }
    }

    private void sent() {
        known.customer().removeListener(follow);
        known.tickets().forget(profile, kind);
        offered = reason.get();
    }

    /** The dialog's heading, to be followed by the customer's name. */
    String title() {
        return texts.get(TITLE + kind.name());
    }

    /** What will happen. */
    String meaning() {
        return texts.get(MEANING + kind.name());
    }

    /** What a retry costs while the receiving server is down. */
    String attempts() {
        return texts.get(ATTEMPTS + kind.name());
    }

    /** What the button does. */
    String confirmText() {
        return texts.get(CONFIRM + kind.name());
    }

    /** Why it did not work; null while it did not fail. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }
}
