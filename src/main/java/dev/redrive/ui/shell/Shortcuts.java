package dev.redrive.ui.shell;

import dev.redrive.base.OperatingSystem;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys that do something in the whole window, and the dialog that lists them. */
final class Shortcuts {

    private static final boolean MAC = OperatingSystem.isMac(OperatingSystem.name());

    /** A line of the dialog: the key, and what it does. */
    private record Line(String key, String text) {}

    private Shortcuts() {}

    /** A key pressed together with the system's one for shortcuts, as it is written there. */
    static String withShortcutKey(Texts texts, String key) {
        return texts.get(MAC ? "shell.keyWithCommand" : "shell.keyWithControl", key);
    }

    private static List<Line> lines(Texts texts, boolean withAdministration) {
        List<Line> lines = lines(texts);
        if (withAdministration) {
            lines.add(4, new Line(withShortcutKey(texts, "5"), "shell.navAdmin"));
        }
        return lines;
    }

    private static List<Line> lines(Texts texts) {
        return Stream.of(
                        new Line(withShortcutKey(texts, "1"), "shell.shortcut.dashboard"),
                        new Line(withShortcutKey(texts, "2"), "shell.shortcut.history"),
                        new Line(withShortcutKey(texts, "3"), "shell.shortcut.credentials"),
                        new Line(withShortcutKey(texts, "4"), "shell.shortcut.settings"),
                        new Line(withShortcutKey(texts, "K"), "shell.shortcut.customer"),
                        new Line(withShortcutKey(texts, "F"), "shell.shortcut.search"),
                        new Line("F5", "shell.shortcut.check"),
                        new Line(texts.get("shell.keyMenu"), "shell.shortcut.menu"),
                        new Line(
                                withShortcutKey(texts, texts.get("shell.keyEnter")),
                                "shell.shortcut.confirm"),
                        new Line("F1", "shell.shortcut.help"),
                        new Line(texts.get("shell.keyEscape"), "shell.shortcut.close"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Adds them to the window.
     *
     * @param isCovered whether a dialog is open, so that none of them does anything
     */
    static void add(
            Scene scene,
            BooleanSupplier isCovered,
            Consumer<Page> go,
            Runnable search,
            Runnable help) {
        BiConsumer<KeyCombination, Runnable> key =
                (pressed, run) ->
                        scene.getAccelerators()
                                .put(
                                        pressed,
                                        () -> {
                                            if (!isCovered.getAsBoolean()) {
                                                run.run();
                                            }
                                        });
        List<Page> pages =
                List.of(Page.DASHBOARD, Page.HISTORY, Page.CREDENTIALS, Page.SETTINGS, Page.ADMIN);
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            for (String digits : List.of("DIGIT", "NUMPAD")) {
                key.accept(with(KeyCode.valueOf(digits + (i + 1))), () -> go.accept(page));
            }
        }
        key.accept(with(KeyCode.K), search);
        key.accept(new KeyCodeCombination(KeyCode.F1), help);
    }

    private static KeyCombination with(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /** The dialog. */
    static Dialogs.Content dialog(Texts texts, boolean withAdministration, Dialogs.Handle handle) {
        Label title = new Label(texts.get("shell.openShortcuts"));
        title.getStyleClass().add(Styles.DIALOG_TITLE);
        GridPane grid = new GridPane(16, 10);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.LEFT);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(keys);
        int row = 0;
        for (Line line : lines(texts, withAdministration)) {
            Label key = new Label(line.key());
            key.getStyleClass().add("key-hint");
            Label text = new Label(texts.get(line.text()));
            text.setWrapText(true);
            grid.addRow(row++, key, text);
        }
        Button close = new Button(texts.get("shell.closeShortcuts"));
        close.setId("closeShortcuts");
        close.setCancelButton(true);
        close.setDefaultButton(true);
        close.setOnAction(_ -> handle.close());
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(16, title, grid, buttons);
        card.setId("shortcutsDialog");
        Styles.noColour(card);
        return new Dialogs.Content(card, handle::close);
    }
}
