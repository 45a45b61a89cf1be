package dev.redrive.app;

import dev.redrive.app.tour.Hands.Pictures;
import dev.redrive.profile.Appearance;
import dev.redrive.ui.profiles.PreferencesModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Takes pictures of screens, in one language, and finds what is cut or misplaced in them. Each is
 * shown in one theme; with {@code -Dredrive.gallery=all} in light, in dark and in high contrast.
 */
final class Gallery {

    /** The longest name a profile may have. */
    static final String LONG_NAME = "Assurances Mutuelles du Nord et du Pas-de-Calais, flotte 1/2";

    private static final List<Dimension2D> SIZES =
            List.of(new Dimension2D(900, 600), new Dimension2D(1280, 800));

    /** The narrowest window with the whole sidebar. */
    private static final Dimension2D BESIDE_SIDEBAR = new Dimension2D(1000, 700);

    /** The room of a screen of 1920×1080 at 200 %. */
    private static final Dimension2D DOUBLED = new Dimension2D(960, 540);

    /** Fewer colours than any screen has. */
    private static final int FLAT = 12;

    /**
     * What may be cut where there is no room, since it stands whole in its tooltip or beside:
     * language, size, node.
     */
    private static final Set<String> KNOWN =
            Set.of(
                    "en-900x600 #statusKey cut",
                    "fr-900x600 #statusKey cut",
                    "en-900x600 #statusZone cut",
                    "fr-900x600 #statusZone cut",
                    "en-900x600 #profileHost cut",
                    "fr-900x600 #profileHost cut");

    private static final boolean ALL = "all".equals(System.getProperty("redrive.gallery"));

    private final Pictures pictures = new Pictures(Path.of("target", "screens"));
    private final List<String> problems = new ArrayList<>();
    private final String language;
    private final List<Look> looks;
    private final String appearance;
    private final List<Dimension2D> sizes;
    private final boolean takesPictures;

    /** One theme, or the usual one with texts of that size. */
    private enum Look {
        LIGHT,
        DARK,
        CONTRAST,
        TEXT80,
        TEXT125,
        TEXT150;

        private static final List<Look> THEMES = List.of(LIGHT, DARK, CONTRAST);
        private static final List<Look> TEXTS = List.of(TEXT80, TEXT125, TEXT150);

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        void wear(PreferencesModel preferences) {
            preferences.appearance.set(this == DARK ? Appearance.DARK : Appearance.LIGHT);
            preferences.highContrast.set(this == CONTRAST);
            preferences.textSize.set(
                    TEXTS.contains(this) ? Integer.parseInt(name().substring(4)) : 100);
        }
    }

    /** Each screen in other sizes of its texts; keeps pictures only where all are asked for. */
    static Gallery ofTextSizes(String language) {
        return new Gallery(
                language, "LIGHT", Look.TEXTS, List.of(SIZES.getFirst(), BESIDE_SIDEBAR), ALL);
    }

    /** No pictures yet; in that theme, which the window has already. */
    Gallery(String language, String appearance) {
        this(
                language,
                appearance,
                ALL ? Look.THEMES : List.of(Look.valueOf(appearance)),
                SIZES,
                true);
    }

    private Gallery(
            String language,
            String appearance,
            List<Look> looks,
            List<Dimension2D> sizes,
            boolean takesPictures) {
        this.language = language;
        this.appearance = appearance;
        this.looks = looks;
        this.sizes = sizes;
        this.takesPictures = takesPictures;
    }

    /** No pictures yet; in a theme that goes with the language. */
    Gallery(String language) {
        this(language, language.equals("fr") ? "DARK" : "LIGHT");
    }

    /** The language, of one of its countries. */
    Locale locale() {
        return language.equals("fr") ? Locale.FRANCE : Locale.UK;
    }

    /** Sets the theme in profiles that are there already. */
    void dress(Path home) throws IOException {
        Path file = home.resolve("profiles.json");
        Files.writeString(file, Files.readString(file).replace("LIGHT", appearance));
    }

    /** What was cut, and where. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Shows a screen scrolled to one of its parts. */
    void show(TestWindow window, String screen, String part) throws IOException {
        window.run(() -> scrollTo(window.node(part)));
        show(window, screen);
    }

    private static void scrollTo(Node part) {
        for (Node up = part; up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane) {
                double top =
                        part.localToScene(0, 0).getY()
                                - pane.getContent().localToScene(0, 0).getY();
                double room = pane.getContent().getLayoutBounds().getHeight() - pane.getHeight();
                pane.setVvalue(room <= 0 ? 0 : Math.clamp((top - 60) / room, 0, 1));
                return;
            }
        }
    }

    /** Takes a picture at the size the window has. */
    void picture(TestWindow window, String screen) throws IOException {
        wear(window, looks.getFirst());
        Image picture = window.on(() -> laidOut(window).getScene().snapshot(null));
        pictures.write(String.join("-", screen, language, looks.getFirst().word()), picture);
    }

    /** Shows a screen in each theme at each size, and remembers what is wrong. */
    void show(TestWindow window, String screen) throws IOException {
        for (Look look : looks) {
            wear(window, look);
            for (Dimension2D size : sizes) {
                show(window, String.join("-", screen, language, look.word()), size, 1);
            }
        }
    }

    /** Shows a screen as on a screen of 1920×1080 at 200 %. */
    void showDoubled(TestWindow window, String screen) throws IOException {
        show(window, String.join("-", screen, language, looks.getFirst().word()), DOUBLED, 2);
    }

    private void wear(TestWindow window, Look look) {
        window.run(() ->
                look.wear(
                        Objects.requireNonNull(window.program().parts())
                                .models
                                .profiles
                                .preferences()));
    }

    private void show(TestWindow window, String screen, Dimension2D size, int scale)
            throws IOException {
        window.run(() -> {
            window.stage().setMinHeight(size.getHeight()); // As on a screen that is no higher.
            window.stage().setWidth(size.getWidth());
            window.stage().setHeight(size.getHeight());
        });
        window.await(
                "its size",
                () ->
                        window.stage().getScene().getWidth() == size.getWidth()
                                && window.stage().getScene().getHeight() == size.getHeight());
        WaitForAsyncUtils.waitForFxEvents(2);
        String pixels = (int) size.getWidth() + "x" + (int) size.getHeight();
        window.run(() ->
                ScreenFaults.in(laidOut(window).getScene()).stream()
                        .map(fault -> language + "-" + pixels + " " + fault)
                        .filter(fault -> KNOWN.stream().noneMatch(fault::startsWith))
                        .forEach(fault -> problems.add(screen + ": " + fault)));
        if (!takesPictures) {
            return;
        }
        Image picture =
                window.on(() -> {
                    Parent root = laidOut(window);
                    return scale == 1 ? root.getScene().snapshot(null) : scaled(root, scale);
                });
        if (isFlat(picture)) {
            problems.add(screen + "-" + pixels + ": nothing is drawn");
        }
        pictures.write(screen + "-" + pixels + (scale == 1 ? "" : "@" + scale), picture);
    }

    private static Parent laidOut(TestWindow window) {
        Parent root = window.stage().getScene().getRoot();
        root.applyCss();
        root.layout();
        return root;
    }

    private static WritableImage scaled(Parent root, int scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        return root.snapshot(parameters, null);
    }

    /** Whether it has hardly a colour, looked at along lines that cross every part of a page. */
    static boolean isFlat(Image picture) {
        return IntStream.range(0, (int) picture.getHeight())
                        .filter(y -> y % 3 == 0)
                        .flatMap(y ->
                                IntStream.range(0, (int) picture.getWidth())
                                        .map(x -> picture.getPixelReader().getArgb(x, y)))
                        .distinct()
                        .limit(FLAT)
                        .count()
                < FLAT;
    }

    /** A picture of one colour. */
    static Image blank(Color colour) {
        WritableImage blank = new WritableImage(60, 40);
        for (int at = 0; at < 60 * 40; at++) {
            blank.getPixelWriter().setColor(at % 60, at / 60, colour);
        }
        return blank;
    }
}
