package dev.redrive.ui.credentials;

import dev.redrive.policy.Policy;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.FixedSetting;
import dev.redrive.ui.profiles.PolicyModel;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/** Shows what the organisation has fixed of every profile. JavaFX thread. */
final class FixedFields {

    private final PolicyModel policy;
    private final Texts texts;

    FixedFields(PolicyModel policy, Texts texts) {
        this.policy = policy;
        this.texts = texts;
    }

    /** Binds whether the profile is read-only, which it is on the screen while all are. */
    void bindReadOnly(CheckBox box, ProfileForm form) {
        var line =
                FixedSetting.line(
                        policy,
                        Setting.READ_ONLY,
                        texts,
                        now -> {
                            // Bound twice, it would carry the policy's tick into the profile.
                            box.selectedProperty().unbindBidirectional(form.readOnly);
                            if (now.isReadOnly()) {
                                box.setSelected(true);
                            } else {
                                box.selectedProperty().bindBidirectional(form.readOnly);
                            }
                        },
                        box);
        if (box.getParent() != null && box.getParent().getParent() instanceof Pane column) {
            column.getChildren().add(line);
        }
    }

    /** Leaves no choice of the address where there is only one. */
    void bindAddress(TextField field, ProfileForm form) {
        Runnable show =
                () -> {
                    Policy now = policy.now();
                    Profile edited = form.edited.get(); // A new one gets the allowed address.
                    boolean isOnly =
                            now.addresses().size() == 1
                                    && (edited == null || now.allows(edited.serviceUrl()));
                    field.setDisable(isOnly || now.isBad());
                };
        var line = FixedSetting.line(policy, Setting.ADDRESSES, texts, _ -> show.run());
        form.edited.subscribe(show);
        if (field.getParent() instanceof Pane column) {
            column.getChildren().add(line);
        }
    }
}
