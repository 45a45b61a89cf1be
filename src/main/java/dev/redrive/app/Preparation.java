package dev.redrive.app;

import dev.redrive.profile.ProfileStore;
import dev.redrive.profile.Redactor;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What a start reads before there is a window. Touches nothing of JavaFX, so that it can be done
 * while JavaFX starts.
 *
 * @param run what the program was started to do
 * @param home the folder for profiles and logs
 * @param redactor what every log line goes through
 * @param logs holds the log until the window is painted
 * @param texts every text, in the person's language
 * @param formats numbers and times as that language writes them
 * @param profiles null when another process has the window of that home, which is in front now
 */
record Preparation(
        CommandLine.Run run,
        Path home,
        Redactor redactor,
        LogFiles logs,
        Texts texts,
        Formats formats,
        @Nullable Profiles profiles) {

    private static final Logger LOG = System.getLogger(Preparation.class.getName());

    /**
     * The profiles as they were found.
     *
     * @param window null where it can not be told whether another process has one
     */
    record Profiles(
            ProfileStore store, ProfileStore.Loaded loaded, @Nullable SingleWindow window) {}

    /** Reads profiles and texts. Any thread but the JavaFX one. */
    static Preparation of(CommandLine.Run run) {
        Redactor redactor = new Redactor();
        LogFiles logs = LogFiles.install(redactor);
        Path home = Main.home(run.home());
        Texts texts = new Texts(Locale.getDefault());
        // The rules of all zones are read here, but which one this computer is in is asked when
        // JavaFX has started: Java looks in the environment, and GTK changes that as it starts.
        var _ = TimeZone.getTimeZone("UTC").toZoneId();
        Formats formats = new Formats(texts, ZoneId::systemDefault, InstantSource.system());
        return new Preparation(run, home, redactor, logs, texts, formats, profiles(home));
    }

    /** Null unless this start may open the window of that home; else the open one is in front. */
    private static @Nullable Profiles profiles(Path home) {
        SingleWindow window = null;
        try {
            window = SingleWindow.claimOrShow(home);
            if (window == null) {
                Console.say("Redrive is open already; its window is in front now.");
                return null;
            }
        } catch (IOException e) {
            // Better two windows than none; what they share on disk bears it.
            LOG.log(Level.WARNING, "whether there is a window already can not be told", e);
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "interrupted while asking for the window", e);
            return null;
        }
        ProfileStore store = new ProfileStore(home.resolve("profiles.json"));
        return new Profiles(store, store.load(), window);
    }
}
