package dev.redrive.ui.history;

import dev.redrive.ui.kit.ChooserCell;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/**
 * One item of a chooser.
 *
 * @param value what it stands for; may be null, for all
 * @param text what it says
 * @param <T> what is chosen
 */
record Choice<T extends @Nullable Object>(T value, String text) {

    @Override
    public String toString() {
        return text;
    }

    /** Fills the chooser with these values, and keeps it and the property the same. */
    static <T extends @Nullable Object> void bind(
            ComboBox<Choice<T>> chooser,
            Property<T> property,
            Stream<? extends T> values,
            Function<T, String> text) {
        chooser.setCellFactory(_ -> new ChooserCell<>(Choice::text));
        fill(chooser, property, values, text);
        chooser.valueProperty()
                .subscribe(now -> {
                    if (now != null) {
                        property.setValue(now.value());
                    }
                });
        property.subscribe(now -> pick(chooser, now));
    }

    /** Fills the chooser with other values; what is not among them any more is not chosen. */
    static <T extends @Nullable Object> void fill(
            ComboBox<Choice<T>> chooser,
            Property<T> property,
            Stream<? extends T> values,
            Function<T, String> text) {
        T before = property.getValue();
        chooser.getItems()
                .setAll(values.map(value -> new Choice<T>(value, text.apply(value))).toList());
        pick(chooser, before);
    }

    private static <T extends @Nullable Object> void pick(ComboBox<Choice<T>> chooser, T value) {
        chooser.getItems().stream()
                .filter(choice -> Objects.equals(choice.value(), value))
                .findFirst()
                .ifPresentOrElse(chooser::setValue, () -> chooser.getSelectionModel().select(0));
    }
}
