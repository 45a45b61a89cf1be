package dev.redrive.app;

import dev.redrive.app.tour.Hands.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import org.testfx.util.WaitForAsyncUtils;

/** Takes pictures of screens, in one language and theme, and finds what is cut in them. */
final class Gallery {

    /** The longest name a profile may have. */
    static final String LONG_NAME = "Assurances Mutuelles du Nord et du Pas-de-Calais, flotte 1/2";

    private static final List<Dimension2D> SIZES =
            List.of(new Dimension2D(1120, 720), new Dimension2D(900, 600));

    /**
     * What may be cut where there is no room, since it stands whole in its tooltip or beside:
     * language, size, node.
     */
    private static final Set<String> KNOWN =
            Set.of(
                    "en-1120x720 #statusKey cut",
                    "fr-1120x720 #statusKey cut",
                    "en-900x600 #statusKey cut",
                    "fr-900x600 #statusKey cut",
                    "en-900x600 #statusZone cut",
                    "fr-900x600 #statusZone cut",
                    "en-900x600 #profileHost cut",
                    "fr-900x600 #profileHost cut");

    private final Pictures pictures = new Pictures(Path.of("target", "screens"));
    private final List<String> problems = new ArrayList<>();
    private final String language;
    private final String appearance;
    private final String theme;

    /** No pictures yet. */
    Gallery(String language, String appearance) {
        this.language = language;
        this.appearance = appearance;
        this.theme = appearance.toLowerCase(Locale.ROOT);
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
        Image picture =
                window.on(() -> {
                    Parent root = window.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    return root.getScene().snapshot(null);
                });
        pictures.write(String.join("-", screen, language, theme), picture);
    }

    /** Shows a screen at both sizes, and remembers what is cut. */
    void show(TestWindow window, String screen) throws IOException {
        for (Dimension2D size : SIZES) {
            window.run(() -> {
                window.stage().setWidth(size.getWidth());
                window.stage().setHeight(size.getHeight());
            });
            WaitForAsyncUtils.waitForFxEvents(3);
            String pixels = (int) size.getWidth() + "x" + (int) size.getHeight();
            Image picture =
                    window.on(() -> {
                        Parent root = window.stage().getScene().getRoot();
                        root.applyCss();
                        root.layout();
                        CutTexts.in(root.getScene(), LONG_NAME).stream()
                                .map(fault -> language + "-" + pixels + " " + fault)
                                .filter(fault -> KNOWN.stream().noneMatch(fault::startsWith))
                                .forEach(
                                        fault -> problems.add(screen + "-" + theme + ": " + fault));
                        return root.getScene().snapshot(null);
                    });
            pictures.write(String.join("-", screen, language, theme, pixels), picture);
        }
    }
}
