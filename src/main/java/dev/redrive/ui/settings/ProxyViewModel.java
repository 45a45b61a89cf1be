package dev.redrive.ui.settings;

import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.files.JsonFile;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.profile.KeyStorage;
import dev.redrive.text.PastedText;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.KeyTexts;
import java.io.IOException;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Which proxy is used, and the form for one by hand. JavaFX thread. */
public final class ProxyViewModel {

    /** What can be chosen. */
    enum Kind {
        SYSTEM,
        NONE,
        MANUAL
    }

    /**
     * How a choice went.
     *
     * @param failure why nothing was changed; null when it was
     * @param password why a new password is not kept; null when it is, or there is none
     */
    private record Applied(@Nullable String failure, @Nullable Trouble password) {}

    /** What is in use, whether a password is kept for it, and whether it could be read. */
    private record InUse(ProxyChoice choice, boolean hasPassword, boolean isKnown) {}

    private static final String HOST = "settings.proxyHost.";

    private final ConnectionDesk desk;
    private final Background background;
    private final Texts texts;
    private final KeyTexts keyTexts;
    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SYSTEM);
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");

    /** The password as typed; emptied once it is in use. */
    final StringProperty password = new SimpleStringProperty("");

    final StringProperty hostProblem = new SimpleStringProperty("");
    final StringProperty portProblem = new SimpleStringProperty("");
    final StringProperty userProblem = new SimpleStringProperty("");
    final StringProperty passwordProblem = new SimpleStringProperty("");

    /** What the empty field for the password says: that one is kept, if so. */
    final StringProperty passwordPrompt = new SimpleStringProperty("");

    final StringProperty inUse = new SimpleStringProperty("");
    final BooleanProperty busy = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    private boolean isTyped;
    private boolean isFixed;

    /** The form over the settings of that desk, which are read in the background at once. */
    public ProxyViewModel(UiKit kit, ConnectionDesk desk, KeyTexts keyTexts) {
        this.desk = desk;
        this.background = kit.background();
        this.texts = kit.texts();
        this.keyTexts = keyTexts;
        // A mark is about what was typed before.
        host.subscribe((_, _) -> hostProblem.set(""));
        port.subscribe((_, _) -> portProblem.set(""));
        user.subscribe((_, _) -> userProblem.set(""));
        password.subscribe((_, _) -> passwordProblem.set(""));
        busy.set(true);
        background.run(this::read).inAnyCase(() -> busy.set(false)).then(this::fill);
    }

    private InUse read() {
        ProxyChoice choice = desk.proxy();
        return new InUse(
                choice,
                choice instanceof ProxyChoice.Manual manual && desk.hasPassword(manual),
                desk.found().refusal() != JsonFile.Refusal.UNREADABLE);
    }

    private void fill(InUse now) {
        if (isTyped) {
            sayKept(now);
            return;
        }
        switch (now.choice()) {
            case ProxyChoice.AsTheSystem _ -> kind.set(Kind.SYSTEM);
            case ProxyChoice.None _ -> kind.set(Kind.NONE);
            case ProxyChoice.Manual(String hostNow, int portNow, String userNow) -> {
                kind.set(Kind.MANUAL);
                host.set(hostNow);
                port.set(Integer.toString(portNow));
                user.set(userNow);
            }
        }
        say(now);
    }

    /** Shows what is typed there, which what is in use does not replace. */
    void goOnFrom(ProxyViewModel before) {
        if (!before.busy.get()) {
            isTyped = true;
            kind.set(before.kind.get());
            host.set(before.host.get());
            port.set(before.port.get());
            user.set(before.user.get());
            password.set(before.password.get());
        }
    }

    /** The organisation has fixed the proxy, or another one, or no longer: shows what is in use. */
    void fix(boolean now) {
        if (now || isFixed) {
            isFixed = now;
            isTyped = false;
            background.run(this::read).then(this::fill);
        }
    }

    private void say(InUse now) {
        password.set("");
        sayKept(now);
    }

    private void sayKept(InUse now) {
        passwordPrompt.set(now.hasPassword() ? texts.get("settings.proxyPasswordKept") : "");
        sayInUse(now);
    }

    private void sayInUse(InUse now) {
        inUse.set(
                !now.isKnown()
                        ? texts.get("settings.proxyUnreadable", desk.path())
                        : inWords(now.choice()));
    }

    private String inWords(ProxyChoice choice) {
        return switch (choice) {
            case ProxyChoice.AsTheSystem _ -> texts.get("settings.proxyUsesSystem");
            case ProxyChoice.None _ -> texts.get("settings.proxyUsesNone");
            case ProxyChoice.Manual manual ->
                    texts.get("settings.proxyUsesManual", manual.address());
        };
    }

    /** Uses what is chosen from the next call on, if nothing is wrong with it; else marks it. */
    void apply() {
        ProxyChoice choice = read(kind.get());
        if (choice == null || busy.get()) {
            return;
        }
        char[] typed = password.get().isEmpty() ? null : password.get().toCharArray();
        busy.set(true);
        problem.set(null);
        background
                .run(() -> choose(choice, typed))
                .inAnyCase(() -> busy.set(false))
                .then(this::chosen);
    }

    private Applied choose(ProxyChoice choice, char @Nullable [] typed) {
        try {
            return new Applied(null, desk.choose(choice, typed));
        } catch (IOException e) {
            return new Applied(FileFailures.reason(texts, e), null);
        } finally {
            if (typed != null) {
                Arrays.fill(typed, '\0');
            }
        }
    }

    private void chosen(Applied applied) {
        if (applied.failure() != null) {
            problem.set(Problem.error(texts.get("settings.proxyNotSaved"), applied.failure()));
            background.run(this::read).then(this::sayInUse);
        } else {
            if (applied.password() != null) {
                problem.set(
                        Problem.warning(
                                texts.get("settings.proxyPasswordNotKept"),
                                keyTexts.trouble(KeyStorage.KEYCHAIN, applied.password())));
            }
            busy.set(true);
            background.run(this::read).inAnyCase(() -> busy.set(false)).then(this::say);
        }
    }

    /** What was chosen; null when something in it is wrong, which is marked. */
    private @Nullable ProxyChoice read(Kind chosen) {
        return switch (chosen) {
            case SYSTEM -> new ProxyChoice.AsTheSystem();
            case NONE -> new ProxyChoice.None();
            case MANUAL -> readManual();
        };
    }

    private @Nullable ProxyChoice readManual() {
        ProxyAddress.HostProblem wrongHost = ProxyAddress.problemOfHost(host.get());
        Integer usable = ProxyAddress.port(port.get());
        boolean wrongUser = !ProxyAddress.isUsableUser(PastedText.clean(user.get()));
        boolean wrongPassword = !VaultedPassword.isUsable(password.get());
        hostProblem.set(wrongHost == null ? "" : texts.get(HOST + wrongHost.name()));
        portProblem.set(usable == null ? texts.get("settings.proxyPortWrong") : "");
        userProblem.set(wrongUser ? texts.get("settings.proxyUserWrong") : "");
        passwordProblem.set(wrongPassword ? texts.get("settings.proxyPasswordWrong") : "");
        return wrongPassword ? null : ProxyAddress.read(host.get(), port.get(), user.get());
    }
}
