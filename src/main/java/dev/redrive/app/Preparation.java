package dev.redrive.app;

import dev.redrive.app.log.AuditReport;
import dev.redrive.app.log.LogFiles;
import dev.redrive.app.team.TeamCheck;
import dev.redrive.audit.AuditFolder;
import dev.redrive.base.OperatingSystem;
import dev.redrive.files.FolderGuard;
import dev.redrive.files.JsonFile;
import dev.redrive.files.SafeFile.NotAFileException;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.keychain.SystemKeychain;
import dev.redrive.policy.Policies;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileStore;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import java.io.IOException;
import java.io.Serial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What the start reads and creates before the window opens. Does not need JavaFX to be started, so
 * that it runs while JavaFX starts.
 *
 * @param run what the program was started to do
 * @param logs holds the log until the window is painted
 * @param opening null when another process has the window of that home, which is in front now
 */
record Preparation(CommandLine.Run run, LogFiles logs, @Nullable Opening opening) {

    private static final Logger LOG = System.getLogger(Preparation.class.getName());

    /**
     * What the window needs.
     *
     * @param profiles as they were read
     * @param window the right to the one window of that home
     */
    record Opening(
            JsonFile.Found<ProfileBook> profiles,
            SingleWindow window,
            Services services,
            Models models) {}

    /**
     * Reads profiles and texts and creates the services and view models, once this process has the
     * home folder for itself. Any thread but the JavaFX one.
     *
     * @throws NotStartedException when the folder is not safe or cannot be used, or another process
     *     has its window and cannot be reached
     */
    static Preparation of(CommandLine.Run run, SecretStore keychain, Policies policies) {
        Redactor redactor = new Redactor();
        LogFiles logs = LogFiles.install(redactor);
        Path home = run.folder();
        SingleWindow window;
        try {
            window = windowOf(home, run.link());
        } catch (NotStartedException e) {
            logs.close();
            throw e;
        }
        if (window == null) {
            return new Preparation(run, logs, null);
        }
        policies.now(); // Before anything that it could forbid.
        Services services = new Services(home, redactor, keychain, policies);
        ProfileStore store = new ProfileStore(home.resolve("profiles.json"));
        JsonFile.Found<ProfileBook> found = store.load();
        Texts texts =
                texts(
                        run,
                        Texts.localeOf(
                                found.value().preferences().language(), Locale.getDefault()));
        Models models = new Models(run, services, store, found, texts, formats(texts));
        return new Preparation(run, logs, new Opening(found, window, services, models));
    }

    /**
     * Tries the team log of that home and prints how it went. Reads its settings, the added
     * certificates and the password, and leaves everything as it is.
     *
     * @return the program's exit code
     * @throws NotStartedException when the folder is not safe or cannot be used
     */
    static int check(CommandLine.Run run, Policies policies) {
        Redactor redactor = new Redactor();
        try (LogFiles _ = LogFiles.install(redactor)) { // Nothing of it goes to the terminal.
            Path home = run.folder();
            try {
                refuseDanger(home);
            } catch (IOException e) {
                throw new NotStartedException(
                        "The folder " + home + " cannot be used. " + reason(e) + ".");
            }
            Services services =
                    new Services(
                            home,
                            redactor,
                            SystemKeychain.of(OperatingSystem.name()).open(),
                            policies);
            return new TeamCheck(
                            services.teamSetup,
                            services.teamWalk(),
                            texts(run, Locale.getDefault()),
                            new OwnTerminal())
                    .run();
        }
    }

    /**
     * Verifies the audit trail of that home and prints what came of it. Only reads.
     *
     * @return the program's exit code
     */
    static int verify(CommandLine.Run run) {
        try (LogFiles _ = LogFiles.install(new Redactor())) { // Nothing of it goes to the terminal.
            return new AuditReport(texts(run, Locale.getDefault()), Console::say)
                    .of(new AuditFolder(Services.logs(run.folder())));
        }
    }

    /** In the language of this run, or else in that one. */
    private static Texts texts(CommandLine.Run run, Locale otherwise) {
        String language = run.look().language();
        return new Texts(language != null ? Locale.forLanguageTag(language) : otherwise);
    }

    /** The terminal Redrive was started in, if it was. */
    private static final class OwnTerminal implements TeamCheck.Terminal {

        @Override
        public void say(String line) {
            Console.say(line);
        }

        @Override
        public char @Nullable [] askSecret(String prompt) {
            return Console.askSecret(prompt);
        }
    }

    /**
     * The right to the window of that home; null when another process has it and was brought to the
     * front.
     */
    private static @Nullable SingleWindow windowOf(Path home, @Nullable String link) {
        try {
            refuseDanger(home);
            SingleWindow window = SingleWindow.claimOrShow(home, link);
            if (window == null) {
                Console.say("Redrive is open already; its window is in front now.");
            }
            return window;
        } catch (SingleWindow.UnreachableException e) {
            LOG.log(Level.WARNING, "the open window does not answer", e);
            throw new NotStartedException(
                    "Redrive is open already with the folder "
                            + home
                            + ", but its window cannot be reached from here. Switch to it, or"
                            + " close it and start Redrive again.");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the folder cannot be used", e);
            throw new NotStartedException(
                    "The folder "
                            + home
                            + " cannot be used. "
                            + reason(e)
                            + ". Mend that, or choose another folder with --home.");
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "interrupted while asking for the window", e);
            return null;
        }
    }

    /** The reason in English, as the message of some exceptions is only a path. */
    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied ->
                    "You are not allowed to read and write " + denied.getFile();
            case FileAlreadyExistsException there ->
                    "There is a file in place of the folder " + there.getFile();
            case NotAFileException other ->
                    "In place of the file "
                            + other.getFile()
                            + " there is a folder, a link, a pipe or a device";
            case FileSystemException of when of.getReason() == null ->
                    "It cannot be opened: " + of.getFile();
            default -> "The system said: " + failure.getMessage();
        };
    }

    private static void refuseDanger(Path home) throws IOException {
        FolderGuard.Danger danger =
                FolderGuard.find(home, List.of("certificates"), List.of("logs"));
        if (danger != null) {
            throw new NotStartedException(danger.sentence());
        }
    }

    private static Formats formats(Texts texts) {
        // The rules of all zones are read here, but which one this computer is in is read when
        // JavaFX has started: Java looks in the environment, and GTK changes that as it starts.
        var _ = TimeZone.getTimeZone("UTC").toZoneId();
        return new Formats(texts, ZoneId::systemDefault, InstantSource.system());
    }

    /** Redrive must not start; the message is a sentence for the user, in English. */
    static final class NotStartedException extends RuntimeException {

        @Serial private static final long serialVersionUID = 1;

        NotStartedException(String sentence) {
            super(sentence);
        }
    }
}
