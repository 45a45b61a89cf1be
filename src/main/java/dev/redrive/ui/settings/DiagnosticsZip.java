package dev.redrive.ui.settings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the archive, whole or not at all. */
final class DiagnosticsZip {

    private DiagnosticsZip() {}

    /**
     * Replaces that file.
     *
     * @throws IOException when it could not be written; the old one is then untouched
     */
    static void write(List<DiagnosticsFile> files, Path to) throws IOException {
        Path whole = to.toAbsolutePath();
        Path beside = Files.createTempFile(whole.getParent(), "diagnostics-", ".new");
        try {
            try (OutputStream out = Files.newOutputStream(beside);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (DiagnosticsFile file : files) {
                    zip.putNextEntry(new ZipEntry(file.name()));
                    zip.write(file.bytes());
                    zip.closeEntry();
                }
            }
            Files.move(beside, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
