package dev.redrive.support;

import dev.redrive.files.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One file of the diagnostics, exactly as it will be saved, with keys masked.
 *
 * @param name its name in the archive
 * @param text its content
 */
public record DiagnosticsFile(String name, String text) {

    /** Its length in bytes. */
    public long size() {
        return bytes().length;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the archive, whole or not at all. */
    public static final class DiagnosticsZip {

        private DiagnosticsZip() {}

        /**
         * Replaces that file.
         *
         * @throws IOException when it could not be written; the old file is then unchanged
         */
        public static void write(List<DiagnosticsFile> files, Path to) throws IOException {
            SafeFile.write(
                    to,
                    SafeFile.Access.USUAL,
                    out -> {
                        ZipOutputStream zip = new ZipOutputStream(out);
                        for (DiagnosticsFile file : files) {
                            zip.putNextEntry(new ZipEntry(file.name()));
                            zip.write(file.bytes());
                            zip.closeEntry();
                        }
                        zip.finish();
                    });
        }
    }
}
