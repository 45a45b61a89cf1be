package dev.redrive.ui.credentials;

import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The list of the customers, and the filter over it. JavaFX thread. */
final class ProfileList {

    private final ListView<Profile> list;
    private final Label count;
    private final ProfilesModel profiles;
    private final Texts texts;
    private final FilteredList<Profile> listed;
    private final Subscription counting;
    private @Nullable Profile selected;

    /**
     * @param picked gets the profile the user has selected, and the one that is selected already
     */
    ProfileList(
            ListView<Profile> list,
            TextField filter,
            Label count,
            ProfilesModel profiles,
            KeyWaits waits,
            Texts texts,
            Consumer<Profile> picked) {
        this.list = list;
        this.count = count;
        this.profiles = profiles;
        this.texts = texts;
        listed = new FilteredList<>(profiles.profiles());
        list.setItems(listed);
        list.setCellFactory(_ -> new ProfileRow(profiles, waits, texts));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(now -> {
                    if (now != null) {
                        picked.accept(now);
                    }
                });
        filter.textProperty().subscribe(this::filter);
        counting = profiles.profiles().subscribe(this::showCount);
        showCount();
    }

    /** Follows the profiles no longer. */
    void close() {
        counting.unsubscribe();
    }

    /** Selects a profile, or none. */
    void select(@Nullable Profile profile) {
        selected = profile;
        if (profile == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(profile);
        }
    }

    private void filter(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        listed.setPredicate(profile -> profile.name().toLowerCase(Locale.ROOT).contains(wanted));
        if (selected != null && listed.contains(selected)) {
            list.getSelectionModel().select(selected);
        }
    }

    private void showCount() {
        long customers =
                profiles.profiles().stream()
                        .filter(profile -> profile.kind() != ProfileKind.DEMO)
                        .count();
        count.setText(texts.get("credentials.count", customers));
    }

    /** One profile in the list: letters, name, kind and the state of its key. */
    private static final class ProfileRow extends ListCell<Profile> {

        private static final String KIND = "profile.kind.";

        private final ProfilesModel profiles;
        private final KeyWaits waits;
        private final Texts texts;
        private final LettersTile tile = new LettersTile();
        private final Label name = new LettersTile.Name();
        private final Label about = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        private final HBox row = new HBox(10, tile, words());

        private VBox words() {
            VBox words = new VBox(1, name, about);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            return words;
        }

        /** Its words take as many lines as they need in that width, which a cell does not ask. */
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null || width < 0
                    ? super.computePrefHeight(width)
                    : snappedTopInset()
                            + snappedBottomInset()
                            + row.prefHeight(width - snappedLeftInset() - snappedRightInset());
        }

        private ProfileRow(ProfilesModel profiles, KeyWaits waits, Texts texts) {
            this.profiles = profiles;
            this.waits = waits;
            this.texts = texts;
            about.getStyleClass().add("key-state");
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Profile profile, boolean empty) {
            super.updateItem(profile, empty);
            if (empty || profile == null) {
                setGraphic(null);
                return;
            }
            tile.show(profile);
            name.setText(profile.name());
            boolean rejected = waits.isRejected(profile);
            about.setText(rejected ? texts.get("credentials.rowRejected") : about(profile));
            about.pseudoClassStateChanged(
                    Styles.WRONG, rejected || profiles.keys().of(profile).isUnavailable());
            setGraphic(row);
            setAccessibleText(name.getText() + ", " + about.getText());
        }

        private String about(Profile profile) {
            if (profile.kind() == ProfileKind.DEMO) {
                return texts.get("credentials.demo");
            }
            String kind = texts.get(KIND + profile.kind().name());
            if (profile.readOnly()) {
                kind = texts.get("credentials.rowReadOnly", kind);
            }
            KeyState key = profiles.keys().of(profile);
            if (key.isUnread()) {
                return texts.get("shell.keyUnread");
            }
            if (key.isUnavailable()) {
                // Alone: with the kind before it there is no room for it.
                return texts.get("credentials.rowKeyUnavailable");
            }
            return key.ending() == null
                    ? texts.get("credentials.rowNoKey", kind)
                    : texts.get("credentials.rowKey", kind, key.ending());
        }
    }
}
