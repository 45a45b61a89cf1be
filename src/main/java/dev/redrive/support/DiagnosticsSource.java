package dev.redrive.support;

import java.util.List;

/** Where diagnostics come from. Reads files, so never on the JavaFX thread. */
public interface DiagnosticsSource {

    /**
     * Everything that helps to find a fault, with keys masked. What can not be read says so in its
     * file.
     *
     * @param withNames whether names of profiles, reasons and notes are among it
     */
    List<DiagnosticsFile> collect(boolean withNames);
}
