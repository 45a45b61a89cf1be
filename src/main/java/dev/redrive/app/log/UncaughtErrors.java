package dev.redrive.app.log;

import dev.redrive.keys.Redactor;
import dev.redrive.support.Version;
import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Logs uncaught errors of all threads and shows them to the user. */
public final class UncaughtErrors implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = System.getLogger(UncaughtErrors.class.getName());

    private final Executor ui;
    private final Redactor redactor;
    private final Texts texts;
    private final Consumer<Supplier<Problem>> show;

    public UncaughtErrors(
            Executor ui, Redactor redactor, Texts texts, Consumer<Supplier<Problem>> show) {
        this.ui = ui;
        this.redactor = redactor;
        this.texts = texts;
        this.show = show;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        LOG.log(Level.ERROR, "uncaught on thread " + thread.getName(), error);
        ui.execute(() -> show.accept(() -> problem(error)));
    }

    private Problem problem(Throwable error) {
        return Problem.error(
                        texts.get("shell.uncaught"),
                        texts.get("shell.uncaughtDetail", redactor.clean(error.toString())))
                .offering(texts.get("common.copyDetails"), () -> CopiedText.put(details(error)));
    }

    private String details(Throwable error) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.println("Redrive " + Version.read() + ", Java " + Runtime.version());
        error.printStackTrace(writer);
        writer.flush();
        return redactor.clean(text.toString());
    }
}
