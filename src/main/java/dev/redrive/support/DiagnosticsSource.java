package dev.redrive.support;

import java.util.List;

/** Provides diagnostics. Reads files, so never on the JavaFX thread. */
public interface DiagnosticsSource {

    /**
     * Everything that helps to find a fault, with keys masked. A file that cannot be read contains
     * the reason instead.
     *
     * @param withNames whether names of profiles, reasons and notes are included
     */
    List<DiagnosticsFile> collect(boolean withNames);
}
