package dev.redrive.ui.settings;

import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.files.JsonFile;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.profile.KeyStorage;
import dev.redrive.team.TeamDesk;
import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamTrouble;
import dev.redrive.team.setup.TeamChoice;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.KeyTexts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Which team log is used, its test, and how this desk stands with it. JavaFX thread. */
public final class TeamViewModel {

    /** What the program does with these settings. */
    public interface Link {

        /** How this desk stands with the team log that is used. Any thread. */
        TeamDesk.State state();

        /** Uses the settings as they are now. Any thread. */
        void changed();

        /** Lets the user open the file with the passphrase; runs that once it is open. */
        void openKeyFile(Runnable opened);
    }

    /**
     * How a change went.
     *
     * @param failure why nothing was changed; null when it was
     * @param password why the password is not kept; null when it is, or there is none
     */
    private record Applied(@Nullable String failure, @Nullable Trouble password) {}

    /** What is in use, whether a password is kept for it, and whether it could be read. */
    private record InUse(@Nullable TeamChoice choice, boolean hasPassword, boolean isKnown) {}

    private static final String HOST = "settings.teamHost.";

    private final TeamSetup setup;
    private final TeamWalk walk;
    private final Link link;
    private final Background background;
    private final Dialogs dialogs;
    private final Texts texts;
    private final TeamTexts words;
    private final TeamState states;
    private final KeyTexts keyTexts;
    final TeamShares shares;
    final TeamTrial trial;
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty(Integer.toString(TeamServer.DEFAULT_PORT));
    final StringProperty database = new SimpleStringProperty("redrive");
    final StringProperty user = new SimpleStringProperty("");

    /** The password as typed; emptied once it is in use. */
    final StringProperty password = new SimpleStringProperty("");

    final ObjectProperty<KeyStorage> storage = new SimpleObjectProperty<>(KeyStorage.KEYCHAIN);
    final StringProperty hostProblem = new SimpleStringProperty("");
    final StringProperty portProblem = new SimpleStringProperty("");
    final StringProperty databaseProblem = new SimpleStringProperty("");
    final StringProperty userProblem = new SimpleStringProperty("");
    final StringProperty passwordProblem = new SimpleStringProperty("");

    /** What the empty field for the password says: that one is kept, if so. */
    final StringProperty passwordPrompt = new SimpleStringProperty("");

    final BooleanProperty busy = new SimpleBooleanProperty();

    /** How this desk stands with the team log. */
    final StringProperty state = new SimpleStringProperty("");

    /** Whether a team log is used. */
    final BooleanProperty used = new SimpleBooleanProperty();

    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private InUse inUse = new InUse(null, false, true);
    private boolean isTyped;
    private boolean isFixed;

    /** The form over these settings, which are read in the background at once. */
    public TeamViewModel(
            UiKit kit,
            TeamSetup setup,
            TeamWalk walk,
            Link link,
            TeamShares shares,
            KeyTexts keyTexts) {
        this.setup = setup;
        this.walk = walk;
        this.link = link;
        this.shares = shares;
        this.background = kit.background();
        this.dialogs = kit.dialogs();
        this.texts = kit.texts();
        this.keyTexts = keyTexts;
        words = new TeamTexts(texts);
        trial = new TeamTrial(kit, setup, walk);
        states = new TeamState(texts, kit.formats());
        // A mark is about what was typed before, and so is a test.
        mark(host, hostProblem);
        mark(port, portProblem);
        mark(database, databaseProblem);
        mark(user, userProblem);
        mark(password, passwordProblem);
        busy.set(true);
        background.run(this::read).inAnyCase(() -> busy.set(false)).then(this::fill);
    }

    private void mark(StringProperty typed, StringProperty wrong) {
        typed.subscribe((_, _) -> {
            wrong.set("");
            trial.forget();
        });
    }

    private InUse read() {
        TeamChoice choice = setup.choice().orElse(null);
        return new InUse(
                choice,
                choice != null && setup.hasPassword(choice),
                setup.found().refusal() != JsonFile.Refusal.UNREADABLE);
    }

    private void fill(InUse now) {
        TeamChoice choice = now.choice();
        if (choice != null && !isTyped) {
            host.set(choice.server().host());
            port.set(Integer.toString(choice.server().port()));
            database.set(choice.server().database());
            user.set(choice.server().user());
            storage.set(choice.storage());
        } else if (isFixed) {
            host.set("");
            database.set("");
            user.set("");
        }
        show(now);
        if (choice != null && now.hasPassword()) {
            findCustomers(choice);
        }
    }

    /** The organisation has fixed the team log, or another, or no longer: shows what is in use. */
    void fix(boolean now) {
        if (now || isFixed) {
            isFixed = now;
            isTyped = false;
            background.run(this::read).then(this::fill);
        }
    }

    private void show(InUse now) {
        inUse = now;
        used.set(now.choice() != null);
        passwordPrompt.set(now.hasPassword() ? texts.get("settings.proxyPasswordKept") : "");
        shares.use(now.choice() != null);
        tick();
    }

    /** On a connection of its own, since the desk's may still be waiting to be made. */
    private void findCustomers(TeamChoice choice) {
        background
                .run(() ->
                        setup.password(choice)
                                .map(kept -> {
                                    try {
                                        return walk.run(choice.server(), kept, _ -> {});
                                    } finally {
                                        Arrays.fill(kept, '\0');
                                    }
                                }))
                .then(found ->
                        found.filter(TeamWalk.Result::isGood)
                                .ifPresent(good -> shares.found(good.customers())));
    }

    /** Shows what is typed there, which what is in use does not replace. */
    void goOnFrom(TeamViewModel before) {
        if (!before.busy.get()) {
            isTyped = true;
            host.set(before.host.get());
            port.set(before.port.get());
            database.set(before.database.get());
            user.set(before.user.get());
            password.set(before.password.get());
            storage.set(before.storage.get());
        }
        before.trial.cancel();
    }

    /** Once a second: shows how this desk stands with the team log. */
    void tick() {
        TeamChoice choice = inUse.choice();
        state.set(
                !inUse.isKnown()
                        ? texts.get("settings.teamUnreadable", setup.path())
                        : choice == null ? texts.get("team.none") : stateOf(choice));
    }

    private String stateOf(TeamChoice choice) {
        TeamDesk.State now = link.state();
        // The desk calls this a rejected login: it has none to try.
        return now.trouble() == TeamTrouble.LOGIN && !inUse.hasPassword()
                ? texts.get("settings.teamPasswordMissing")
                : states.of(now, choice.server(), words);
    }

    /** Uses what is typed from now on, if nothing is wrong with it; else marks it. */
    void save() {
        TeamChoice choice = readChoice();
        if (choice == null || busy.get() || !hasPassword(choice)) {
            return;
        }
        if (choice.storage() == KeyStorage.FILE) {
            link.openKeyFile(() -> save(choice));
        } else {
            save(choice);
        }
    }

    private void save(TeamChoice choice) {
        char[] typed = password.get().isEmpty() ? null : password.get().toCharArray();
        change(() -> {
            try {
                return setup.choose(choice, typed);
            } finally {
                if (typed != null) {
                    Arrays.fill(typed, '\0');
                }
            }
        });
    }

    /** Uses the team log no longer, once the user has confirmed. */
    void remove() {
        dialogs.ask(
                new Dialogs.Question(
                        texts.get("settings.teamRemoveTitle"),
                        texts.get("settings.teamRemoveText"),
                        texts.get("settings.teamRemoveYes"),
                        texts.get("common.cancel"),
                        () ->
                                change(() -> {
                                    setup.remove();
                                    return null;
                                })));
    }

    private void change(Callable<@Nullable Trouble> work) {
        busy.set(true);
        problem.set(null);
        background
                .run(() -> {
                    Applied applied = apply(work);
                    link.changed();
                    return applied;
                })
                .inAnyCase(() -> busy.set(false))
                .then(this::applied);
    }

    private Applied apply(Callable<@Nullable Trouble> work) throws Exception {
        try {
            return new Applied(null, work.call());
        } catch (IOException e) {
            return new Applied(FileFailures.reason(texts, e), null);
        }
    }

    private void applied(Applied applied) {
        if (applied.failure() != null) {
            problem.set(Problem.error(texts.get("settings.teamNotSaved"), applied.failure()));
            background.run(this::read).then(this::show);
            return;
        }
        if (applied.password() != null) {
            problem.set(
                    Problem.warning(
                            texts.get("settings.teamPasswordNotKept"),
                            keyTexts.trouble(storage.get(), applied.password())));
        }
        password.set("");
        background.run(this::read).then(this::fill);
    }

    /** Tries what is typed, step by step; marks it where something in it is wrong. */
    void test() {
        TeamChoice choice = readChoice();
        if (choice == null || trial.running.get() || !hasPassword(choice)) {
            return;
        }
        char[] typed = password.get().isEmpty() ? null : password.get().toCharArray();
        trial.run(
                choice,
                typed,
                customers -> {
                    TeamChoice now = inUse.choice();
                    if (now != null && now.server().equals(choice.server())) {
                        shares.found(customers);
                    }
                });
    }

    /** Whether one is typed or kept for it; else marks that it is missing. */
    private boolean hasPassword(TeamChoice choice) {
        TeamChoice now = inUse.choice();
        boolean isKept = now != null && inUse.hasPassword() && choice.isForSamePassword(now);
        boolean isThere = isKept || !password.get().isEmpty();
        passwordProblem.set(isThere ? "" : texts.get("settings.teamPasswordMissing"));
        return isThere;
    }

    /** What was typed; null when something in it is wrong, which is marked. */
    private @Nullable TeamChoice readChoice() {
        ProxyAddress.HostProblem wrongHost = ProxyAddress.problemOfHost(host.get());
        hostProblem.set(wrongHost == null ? "" : texts.get(HOST + wrongHost.name()));
        boolean wrongPort = ProxyAddress.port(port.get()) == null;
        portProblem.set(wrongPort ? texts.get("settings.teamPortWrong") : "");
        boolean wrongDatabase = !TeamChoice.isUsableName(database.get());
        databaseProblem.set(wrongDatabase ? texts.get("settings.teamDatabaseWrong") : "");
        boolean wrongUser = !TeamChoice.isUsableName(user.get());
        userProblem.set(wrongUser ? texts.get("settings.teamUserWrong") : "");
        boolean wrongPassword = !VaultedPassword.isUsable(password.get());
        passwordProblem.set(wrongPassword ? texts.get("settings.proxyPasswordWrong") : "");
        return wrongPassword
                ? null
                : TeamChoice.read(
                        host.get(),
                        port.get(),
                        database.get(),
                        user.get(),
                        Objects.requireNonNull(storage.get()));
    }
}
