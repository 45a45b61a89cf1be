package dev.redrive.ui.profiles;

import dev.redrive.audit.Act;
import dev.redrive.audit.Act.Kind;
import dev.redrive.audit.Act.Outcome;
import dev.redrive.audit.Audit;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.profile.Profile;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records in the audit trail what becomes of profiles and of their keys. Any thread.
 *
 * @param audit the trail
 */
record ProfileActs(Audit audit) {

    private static final Map<String, Function<Profile, Object>> PARTS =
            Map.of(
                    "name", Profile::name,
                    "kind", Profile::kind,
                    "colour", Profile::colour,
                    "address", Profile::serviceUrl,
                    "read-only", Profile::readOnly,
                    "key-storage", Profile::keyStorage,
                    "letters", Profile::letters,
                    "team-customer", Profile::teamCustomer);

    /**
     * A profile was saved, or could not be.
     *
     * @param before as it was; null for a new one
     * @param failure why it could not; null where it was
     */
    void saved(@Nullable Profile before, Profile profile, @Nullable Exception failure) {
        if (before == null) {
            audit.record(act(Kind.PROFILE_ADDED, profile, failure == null));
        } else if (!before.equals(profile)) {
            audit.record(
                    act(Kind.PROFILE_CHANGED, profile, failure == null)
                            .withObject(changed(before, profile)));
        }
    }

    private static String changed(Profile before, Profile now) {
        return PARTS.entrySet().stream()
                .filter(part ->
                        !Objects.equals(part.getValue().apply(before), part.getValue().apply(now)))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** A profile was removed, or could not be. */
    void removed(Profile profile, @Nullable Exception failure) {
        audit.record(act(Kind.PROFILE_REMOVED, profile, failure == null));
    }

    /** A key was entered; the trouble is why its place did not take it. */
    void keyAdded(Profile profile, @Nullable Trouble trouble) {
        audit.record(
                act(Kind.KEY_ADDED, profile, trouble == null)
                        .withObject(Act.word(profile.keyStorage()))
                        .withResult(word(trouble)));
    }

    /** A key was removed; the trouble is why a place still has it. */
    void keyRemoved(Profile profile, @Nullable Trouble trouble) {
        audit.record(act(Kind.KEY_REMOVED, profile, trouble == null).withResult(word(trouble)));
    }

    private static String word(@Nullable Trouble trouble) {
        return trouble == null ? "" : Act.word(trouble.state());
    }

    private static Act act(Kind kind, Profile profile, boolean isDone) {
        return Act.of(kind, isDone ? Outcome.SUCCESS : Outcome.FAILURE).withProfile(profile);
    }
}
