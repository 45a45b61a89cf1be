package dev.redrive.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One profile out of a file beside what is here already.
 *
 * @param incoming as the file has it
 * @param present the profile here of the same name; null when there is none
 * @param freeName the name it can be added under
 */
public record ImportedProfile(Profile incoming, @Nullable Profile present, String freeName) {

    /** What may become of it. */
    public enum Choice {
        /** Added, where need be under another name. */
        ADD,
        /** What is here stays as it is. */
        KEEP,
        /** What is here becomes as in the file, and asks for its key again at a new address. */
        REPLACE
    }

    /** What stands in the file beside what is here, in the order of the file. */
    public static List<ImportedProfile> compare(List<Profile> here, List<Profile> incoming) {
        Set<String> taken = new HashSet<>();
        here.forEach(profile -> taken.add(ProfileName.folded(profile.name())));
        incoming.forEach(profile -> taken.add(ProfileName.folded(profile.name())));
        List<ImportedProfile> compared = new ArrayList<>();
        for (Profile profile : incoming) {
            Profile present =
                    here.stream()
                            .filter(other -> ProfileName.isSame(other.name(), profile.name()))
                            .findFirst()
                            .orElse(null);
            String name =
                    present == null ? profile.name() : ProfileName.free(profile.name(), taken);
            taken.add(ProfileName.folded(name));
            compared.add(new ImportedProfile(profile, present, name));
        }
        return List.copyOf(compared);
    }

    /** Whether the file says nothing that is not here already. */
    public boolean isSame() {
        return present != null && replaced(present).equals(present);
    }

    /** What it is wise to propose: nothing that is here changes by itself. */
    public Choice proposal() {
        return present == null ? Choice.ADD : Choice.KEEP;
    }

    /** What can be chosen. */
    public List<Choice> choices() {
        if (present == null) {
            return List.of(Choice.ADD, Choice.KEEP);
        }
        if (isSame()) {
            return List.of(Choice.KEEP);
        }
        return present.kind() == ProfileKind.DEMO
                ? List.of(Choice.KEEP, Choice.ADD)
                : List.of(Choice.KEEP, Choice.ADD, Choice.REPLACE);
    }

    /** What is to be saved for that choice; null for nothing. */
    public @Nullable Profile outcome(Choice choice) {
        return switch (choice) {
            case KEEP -> null;
            case ADD -> incoming.named(freeName);
            case REPLACE -> present == null ? incoming : replaced(present);
        };
    }

    private Profile replaced(Profile before) {
        return before.changed(
                        incoming.name(), incoming.kind(), incoming.colour(), incoming.serviceUrl())
                .readOnly(incoming.readOnly());
    }
}
