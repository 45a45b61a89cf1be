package dev.redrive.ui.settings;

import java.nio.charset.StandardCharsets;

/**
 * One file of the diagnostics, exactly as it will be saved. Keys are masked in it already.
 *
 * @param name its name in the archive
 * @param text what is in it
 */
public record DiagnosticsFile(String name, String text) {

    /** How long it is, in bytes. */
    public long size() {
        return bytes().length;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
