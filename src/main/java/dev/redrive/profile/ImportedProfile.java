package dev.redrive.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An imported profile next to the profile of the same name that exists here.
 *
 * @param incoming as it is in the file
 * @param present the profile here of the same name; null when there is none
 * @param freeName the name it can be added under
 */
public record ImportedProfile(Profile incoming, @Nullable Profile present, String freeName) {

    /** What can be done with it. */
    public enum Choice {
        /** It is added, under another name if its name is taken. */
        ADD,
        /** The existing profile stays as it is. */
        KEEP,
        /**
         * The existing profile is replaced; its key has to be entered again if the address changes.
         */
        REPLACE
    }

    /** Compares imported with existing profiles, in the order of the file. */
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

    /** Whether the existing profile is equal to the imported one. */
    public boolean isSame() {
        return present != null && replaced(present).equals(present);
    }

    /** The default choice, which never changes an existing profile. */
    public Choice proposal() {
        return present == null ? Choice.ADD : Choice.KEEP;
    }

    /** The possible choices. */
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

    /** The profile to save for that choice; null for none. */
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
                .readOnly(incoming.readOnly())
                .lettered(incoming.letters().isEmpty() ? before.letters() : incoming.letters())
                .receivedBy(receiver(before.receiver(), incoming.receiver()));
    }

    /** The one that comes in, unless it is the one that is here. */
    private static @Nullable Receiver receiver(@Nullable Receiver here, @Nullable Receiver in) {
        boolean isSame = in == null || (here != null && here.address().equals(in.address()));
        return isSame ? here : in;
    }
}
