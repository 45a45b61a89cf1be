package dev.redrive.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.files.JsonContent;
import dev.redrive.files.StrictJson;
import dev.redrive.policy.Policy.Rules;
import dev.redrive.policy.Policy.TeamRule;
import dev.redrive.policy.PolicyFault.Kind;
import dev.redrive.policy.PolicyPart.FaultException;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileLetters;
import dev.redrive.profile.ProfileName;
import dev.redrive.profile.ServiceAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a policy, strictly: whatever is not understood makes the whole a fault, as a
 * rule that is left out would be a rule that is broken. Used once.
 */
final class PolicyReader {

    /** More than any policy needs. */
    static final int LARGEST = 1 << 18;

    private static final int SCHEMA = 1;
    private static final int LONGEST_PATTERN = 500;

    /** The fields, in the order of the schema. */
    static final Set<String> FIELDS =
            Set.of(
                    "$schema",
                    "schema",
                    "serviceAddresses",
                    "keyPlaces",
                    "proxy",
                    "teamLog",
                    "reason",
                    "nameTyped",
                    "readOnly",
                    "administrationHidden",
                    "receiverCheckOff",
                    "profiles");

    static final Set<String> PROXY_FIELDS = Set.of("kind", "host", "port", "user");
    static final Set<String> TEAM_FIELDS = Set.of("kind", "host", "port", "database", "user");
    static final Set<String> REASON_FIELDS = Set.of("pattern", "example");
    static final Set<String> PROFILE_FIELDS =
            Set.of("name", "kind", "colour", "letters", "serviceUrl", "readOnly", "keyStorage");

    private final JsonContent content;

    private PolicyReader(JsonContent content) {
        this.content = content;
    }

    /**
     * @throws FaultException when it is not a policy that is understood as a whole
     */
    static Policy read(byte[] bytes) throws FaultException {
        if (bytes.length > LARGEST) {
            throw new FaultException(Kind.TOO_LARGE, 0, "", "");
        }
        checkText(bytes);
        JsonContent content;
        try {
            content = new JsonContent(StrictJson.mapper(), bytes);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            boolean isTwice = e.getOriginalMessage().startsWith("Duplicate field");
            String field = isTwice ? e.getOriginalMessage().replaceAll("(?s)^[^']*'|'.*$", "") : "";
            throw new FaultException(
                    isTwice ? Kind.TWICE : Kind.NOT_JSON, line, PolicyPart.shown(field), "");
        } catch (IOException e) {
            throw new FaultException(Kind.NOT_JSON, 0, "", "");
        }
        return new PolicyReader(content).policy();
    }

    private static void checkText(byte[] bytes) throws FaultException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new FaultException(Kind.NOT_UTF8, 0, "", "");
        }
        if (text.indexOf('\0') >= 0) { // As UTF-16 has them.
            throw new FaultException(Kind.NOT_UTF8, 0, "", "");
        }
        if (text.replace("\uFEFF", "").isBlank()) {
            throw new FaultException(Kind.EMPTY, 0, "", "");
        }
    }

    private Policy policy() throws FaultException {
        PolicyPart top = new PolicyPart(content, "", content.root());
        if (!content.root().isObject()) {
            throw top.wrong(Kind.WRONG_TYPE);
        }
        checkSchema(top.at("schema"));
        top.checkFields(FIELDS);
        top.text("$schema", "");
        List<URI> addresses = addresses(top.at("serviceAddresses"));
        List<KeyStorage> places = keyPlaces(top.at("keyPlaces"));
        Policy whole =
                new Policy(
                        addresses,
                        places,
                        proxy(top.at("proxy")),
                        team(top.at("teamLog")),
                        reason(top.at("reason")),
                        new Rules(
                                top.yes("nameTyped"),
                                top.yes("readOnly"),
                                top.yes("administrationHidden"),
                                top.yes("receiverCheckOff")),
                        List.of(),
                        null);
        return new Policy(
                addresses,
                places,
                whole.proxy(),
                whole.teamLog(),
                whole.reason(),
                whole.rules(),
                profiles(top.at("profiles"), whole),
                null);
    }

    private static void checkSchema(PolicyPart schema) throws FaultException {
        if (schema.isAbsent()) {
            throw schema.wrong(Kind.MISSING);
        }
        if (!schema.node().isIntegralNumber()) {
            throw schema.wrong(Kind.WRONG_TYPE);
        }
        if (!schema.node().canConvertToInt() || schema.node().asInt() > SCHEMA) {
            throw schema.wrong(Kind.NEWER);
        }
        if (schema.node().asInt() < 1) {
            throw schema.wrong(Kind.BAD_VALUE);
        }
    }

    private static List<URI> addresses(PolicyPart list) throws FaultException {
        List<URI> addresses = new ArrayList<>();
        for (PolicyPart one : list.items()) {
            addresses.add(one.address());
        }
        return addresses;
    }

    private static List<KeyStorage> keyPlaces(PolicyPart list) throws FaultException {
        List<KeyStorage> places = new ArrayList<>();
        for (PolicyPart one : list.items()) {
            KeyStorage place = one.word(List.of(KeyStorage.values()));
            if (places.contains(place)) {
                throw one.wrong(Kind.TWICE);
            }
            places.add(place);
        }
        return places;
    }

    private enum ProxyKind {
        SYSTEM,
        NONE,
        MANUAL
    }

    private static @Nullable ProxyChoice proxy(PolicyPart proxy) throws FaultException {
        if (proxy.isAbsent()) {
            return null;
        }
        proxy.checkFields(PROXY_FIELDS);
        ProxyKind kind = proxy.at("kind").needed().word(List.of(ProxyKind.values()));
        if (kind != ProxyKind.MANUAL) {
            proxy.checkFields(Set.of("kind"));
            return kind == ProxyKind.NONE ? new ProxyChoice.None() : new ProxyChoice.AsTheSystem();
        }
        String host = proxy.host();
        int port = proxy.port();
        ProxyChoice.Manual read =
                ProxyAddress.read(host, Integer.toString(port), proxy.text("user", ""));
        if (read == null) {
            throw proxy.at("user").wrong(Kind.BAD_VALUE);
        }
        return read;
    }

    private enum TeamKind {
        NONE,
        SERVER
    }

    private static @Nullable TeamRule team(PolicyPart team) throws FaultException {
        if (team.isAbsent()) {
            return null;
        }
        team.checkFields(TEAM_FIELDS);
        if (team.at("kind").needed().word(List.of(TeamKind.values())) == TeamKind.NONE) {
            team.checkFields(Set.of("kind"));
            return TeamRule.NONE;
        }
        return new TeamRule(
                team.host(), team.port(), team.name("database", true), team.name("user", false));
    }

    private static @Nullable ReasonRule reason(PolicyPart reason) throws FaultException {
        if (reason.isAbsent()) {
            return null;
        }
        reason.checkFields(REASON_FIELDS);
        PolicyPart pattern = reason.at("pattern").needed();
        String text = reason.text("pattern", "");
        if (text.isEmpty() || text.length() > LONGEST_PATTERN) {
            throw pattern.wrong(Kind.BAD_PATTERN);
        }
        String example = reason.text("example", "");
        ReasonRule rule;
        try {
            rule = ReasonRule.of(text, example);
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw pattern.wrong(Kind.BAD_PATTERN);
        }
        if (rule.isSlow()) {
            throw pattern.wrong(Kind.SLOW_PATTERN);
        }
        if (!reason.at("example").isAbsent() && !rule.allows(example)) {
            throw reason.at("example").wrong(Kind.BAD_EXAMPLE);
        }
        return rule;
    }

    private static List<Profile> profiles(PolicyPart list, Policy policy) throws FaultException {
        Map<String, Profile> profiles = new TreeMap<>();
        List<Profile> inOrder = new ArrayList<>();
        for (PolicyPart one : list.items()) {
            one.checkFields(PROFILE_FIELDS);
            Profile profile = profile(one, policy);
            boolean isTaken =
                    inOrder.stream()
                            .anyMatch(other -> ProfileName.isSame(other.name(), profile.name()));
            if (isTaken || profiles.putIfAbsent(profile.id(), profile) != null) {
                throw one.at("name").wrong(Kind.TWICE);
            }
            inOrder.add(profile);
        }
        return inOrder;
    }

    private static Profile profile(PolicyPart place, Policy policy) throws FaultException {
        PolicyPart named = place.at("name").needed();
        if (!(ProfileName.read(place.text("name", ""))
                instanceof ProfileName.Reading.Usable(String name))) {
            throw named.wrong(Kind.BAD_VALUE);
        }
        ProfileKind kind =
                place.at("kind").needed().word(List.of(ProfileKind.PRODUCTION, ProfileKind.TEST));
        PolicyPart colour = place.at("colour");
        PolicyPart letters = place.at("letters");
        String ofName = ProfileLetters.read(place.text("letters", ""));
        if (!letters.isAbsent() && ofName.isEmpty()) {
            throw letters.wrong(Kind.BAD_VALUE);
        }
        PolicyPart url = place.at("serviceUrl").needed();
        URI address = url.address();
        if (!policy.allows(address)
                || (kind == ProfileKind.PRODUCTION && ServiceAddress.isPlain(address))) {
            throw url.wrong(Kind.BAD_VALUE);
        }
        PolicyPart kept = place.at("keyStorage");
        KeyStorage storage =
                kept.isAbsent()
                        ? policy.keyPlaces().stream().findFirst().orElse(KeyStorage.SESSION)
                        : kept.word(List.of(KeyStorage.values()));
        if (!policy.allows(storage)) {
            throw kept.wrong(Kind.BAD_VALUE);
        }
        return new Profile(
                // The same at every start, as its key is kept under it.
                UUID.nameUUIDFromBytes(
                                ("policy " + name + " " + address).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                name,
                kind,
                colour.isAbsent()
                        ? kind == ProfileKind.PRODUCTION ? ProfileColour.RED : ProfileColour.GREEN
                        : colour.word(List.of(ProfileColour.values())),
                address,
                place.yes("readOnly"),
                storage,
                ofName,
                Profile.Links.NONE);
    }
}
