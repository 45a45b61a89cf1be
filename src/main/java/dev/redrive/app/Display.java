package dev.redrive.app;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.redrive.base.OperatingSystem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The display of this computer, checked before JavaFX starts, which would fail late and unclearly.
 */
final class Display {

    private static final Logger LOG = System.getLogger(Display.class.getName());
    private static final String GTK = "libgtk-3.so.0";
    private static final List<String> TEXT = List.of("libpangoft2-1.0.so.0", "libfreetype.so.6");

    private final boolean linux;
    private final boolean x11;
    private final boolean wayland;
    private final Predicate<String> hasLibrary;

    Display(Map<String, String> environment, Properties properties, Predicate<String> hasLibrary) {
        this.linux = OperatingSystem.isLinux(OperatingSystem.nameIn(properties));
        this.x11 = isSet(environment.get("DISPLAY"));
        this.wayland = isSet(environment.get("WAYLAND_DISPLAY"));
        this.hasLibrary = hasLibrary;
    }

    /** The display of this computer. */
    static Display here() {
        return new Display(System.getenv(), System.getProperties(), Display::canLoad);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    @SuppressWarnings("restricted") // Only loads the library; nothing in it is called.
    private static boolean canLoad(String library) {
        try {
            // It stays loaded, as JavaFX needs it too.
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /**
     * Allows the window that is open already to come to the front. Windows grants that only to the
     * program the user has just started, which may pass it on; otherwise only the window's button
     * in the task bar flashes.
     */
    static void letOtherWindowsComeForward() {
        if (OperatingSystem.isWindows(OperatingSystem.name())) {
            allowSetForegroundWindow();
        }
    }

    @SuppressWarnings("restricted") // One call of the Windows API, with a number.
    private static void allowSetForegroundWindow() {
        int anyProcess = -1;
        try {
            MethodHandle allow =
                    Linker.nativeLinker()
                            .downcallHandle(
                                    SymbolLookup.libraryLookup("user32.dll", Arena.global())
                                            .findOrThrow("AllowSetForegroundWindow"),
                                    FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            Object _ = allow.invoke(anyProcess);
        } catch (Throwable e) {
            LOG.log(Level.INFO, "the open window may only flash", e);
        }
    }

    /** Whether there is no display. Known beforehand only on Linux. */
    boolean isAbsent() {
        return linux && !x11 && !wayland;
    }

    /**
     * Whether the started JavaFX can draw text. Without a font, it would fail when measuring the
     * first text. JavaFX thread.
     */
    static boolean hasFonts() {
        try {
            return new Text("x").getLayoutBounds().getWidth() > 0;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no text can be drawn", e);
            return false;
        }
    }

    /** A sentence with what to install so that text can be drawn; null when nothing is missing. */
    @Nullable String missingForText() {
        return !linux || TEXT.stream().allMatch(hasLibrary)
                ? null
                : "Pango is missing, which JavaFX draws text with, also where there is no display."
                        + " Install it (Debian, Ubuntu: apt install libpangoft2-1.0-0; Fedora:"
                        + " dnf install pango) and start Redrive again.";
    }

    /**
     * A sentence with what to install so that a window can be opened; null when nothing is missing.
     */
    @Nullable String missing() {
        String text = missingForText();
        return text != null || !linux ? text : missingForWindow();
    }

    private @Nullable String missingForWindow() {
        if (!hasLibrary.test(GTK)) {
            return "There is a display, but GTK 3 is missing, which JavaFX opens windows with."
                    + " Install it (Debian, Ubuntu: apt install libgtk-3-0; Fedora: dnf install gtk3)"
                    + " and start Redrive again.";
        }
        return x11
                ? null
                : "There is a Wayland display only, and JavaFX needs an X11 one. Install Xwayland"
                        + " (Debian, Ubuntu: apt install xwayland) and start Redrive again.";
    }
}
