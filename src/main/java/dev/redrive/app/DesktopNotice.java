package dev.redrive.app;

import dev.redrive.text.TextSanitizer;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the user outside the window, by {@code notify-send} where the system has it. Texts are
 * cleaned and hold no key. Any thread; returns at once.
 */
final class DesktopNotice {

    private static final Logger LOG = System.getLogger(DesktopNotice.class.getName());
    private static final String PROGRAM = "notify-send";
    private static final int LONGEST = 200;
    private static final long PATIENCE_S = 5;

    private final @Nullable String path;
    private final UnaryOperator<String> clean;
    private final Executor background;

    /**
     * Starts nothing by itself.
     *
     * @param path the folders of the system's programs; null where there are none
     * @param clean takes out whatever might be a key
     * @param background runs what may wait
     */
    DesktopNotice(@Nullable String path, UnaryOperator<String> clean, Executor background) {
        this.path = path;
        this.clean = clean;
        this.background = background;
    }

    /** Notifies the user, if the system can. */
    void show(String title, String text) {
        try {
            background.execute(() -> run(fit(title), escaped(fit(text))));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the program closes", e);
        }
    }

    private void run(String title, String text) {
        Path program = program(path);
        if (program == null) {
            return;
        }
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "--app-name=Redrive", "--", title, text)
                            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "the system does not notify", e);
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the program closes", e);
            Thread.currentThread().interrupt();
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    /** The program in the first of these folders that has it; never one of the working folder. */
    static @Nullable Path program(@Nullable String path) {
        for (String folder : path == null ? List.<String>of() : List.of(path.split(":", -1))) {
            try {
                Path program = Path.of(folder, PROGRAM);
                if (program.isAbsolute()
                        && Files.isRegularFile(program)
                        && Files.isExecutable(program)) {
                    return program;
                }
            } catch (InvalidPathException e) {
                LOG.log(Level.DEBUG, "no folder", e);
            }
        }
        return null;
    }

    private String fit(String text) {
        return TextSanitizer.oneLine(clean.apply(text), LONGEST);
    }

    /** What is shown below the title may hold markup, which a name must not become. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
