package dev.redrive.ui.profiles;

import dev.redrive.policy.Policy;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.policy.PolicyFault;
import dev.redrive.policy.ReasonRule;
import dev.redrive.policy.StartRefusal;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import java.net.URI;
import java.util.stream.Collectors;

/** What the screens say of the organisation's policy. Any thread. */
public final class PolicyTexts {

    private static final String SETTING = "policy.setting.";
    private static final String REFUSED = "policy.refused.";
    private static final String FAULT = "policy.fault.";

    private final Texts texts;

    /** In the language of these. */
    public PolicyTexts(Texts texts) {
        this.texts = texts;
    }

    /** Why the user cannot change that; empty where it is the user's choice. */
    public String whyFixed(Policy policy, Setting setting) {
        if (!policy.fixes(setting)) {
            return "";
        }
        return policy.isBad()
                ? texts.get("policy.locked")
                : texts.get("policy.setByOf", texts.get(SETTING + setting.name()));
    }

    /** Why no profile can have that address; empty where it can. */
    public String whyNot(Policy policy, URI address) {
        if (policy.allows(address)) {
            return "";
        }
        return policy.addresses().isEmpty()
                ? texts.get("policy.locked")
                : texts.get("policy.addresses", addresses(policy));
    }

    /** Why no key can be kept there; empty where it can. */
    public String whyNot(Policy policy, KeyStorage place) {
        return policy.allows(place) ? "" : whyFixed(policy, Setting.KEY_PLACES);
    }

    private static String addresses(Policy policy) {
        return policy.addresses().stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    /** That a retry was not requested, and why. */
    public Problem refused(Profile profile, StartRefusal why, Policy policy) {
        return Problem.warning(
                texts.get("policy.refused", profile.name()), why(profile, why, policy));
    }

    /** Why no retry of that profile can be requested, whatever the user does; empty if one can. */
    public String whyNoRetry(Policy policy, Profile profile) {
        StartRefusal refusal = policy.refusal(profile);
        return refusal == null ? "" : why(profile, refusal, policy);
    }

    /** Why the policy forbids a retry, in a sentence. */
    public String why(Profile profile, StartRefusal why, Policy policy) {
        PolicyFault fault = policy.fault();
        ReasonRule reason = policy.reason();
        String key = REFUSED + why.name();
        return switch (why) {
            case BAD_POLICY -> texts.get(key, fault == null ? "" : inWords(fault));
            case READ_ONLY, NAME -> texts.get(key);
            case REASON -> texts.get(key, reason == null ? "" : reason.example());
            case ADDRESS -> texts.get(key, profile.host(), addresses(policy));
        };
    }

    /** That the file cannot be used. */
    public Problem bad(PolicyFault fault) {
        return Problem.error(
                texts.get("policy.bad"), texts.get("policy.badDetail", inWords(fault)));
    }

    private String inWords(PolicyFault fault) {
        return texts.get(
                FAULT + fault.kind().name(),
                fault.file(),
                fault.line(),
                fault.field(),
                fault.detail());
    }
}
