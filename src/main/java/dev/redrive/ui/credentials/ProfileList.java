package dev.redrive.ui.credentials;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** The list of the customers, and the filter over it. JavaFX thread. */
final class ProfileList {

    private final ListView<Profile> list;
    private final Label count;
    private final ProfilesModel profiles;
    private final Texts texts;
    private final FilteredList<Profile> listed;
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
        profiles.profiles().addListener((ListChangeListener<Profile>) _ -> showCount());
        showCount();
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
}
