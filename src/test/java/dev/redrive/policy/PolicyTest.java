package dev.redrive.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.ProxyChoice;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.policy.Policy.TeamRule;
import dev.redrive.policy.PolicyFault.Kind;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static final Profile ACME = Managed.PROFILE;
    private static final Profile TEST =
            new Profile("t", "T", ProfileKind.TEST, ProfileColour.BLUE, ACME.serviceUrl());
    private static final Profile DEMO =
            new Profile(
                    Profile.DEMO_ID,
                    "Demo",
                    ProfileKind.DEMO,
                    ProfileColour.VIOLET,
                    URI.create("http://127.0.0.1:4711"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void nothingFixed_isTheUsersChoice() {
        for (Policy policy : List.of(Policy.NONE, Managed.policy(""))) {
            assertThat(Setting.values()).noneMatch(policy::fixes);
            assertThat(policy.refusal(ACME, "", "")).isNull();
            assertThat(policy.allows(ACME.serviceUrl())).isTrue();
            assertThat(KeyStorage.values()).allMatch(policy::allows);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ADDRESSES | \"serviceAddresses\":[\"https://service.example\"]",
                "KEY_PLACES | \"keyPlaces\":[\"FILE\"]",
                "PROXY | \"proxy\":{\"kind\":\"SYSTEM\"}",
                "TEAM_LOG | \"teamLog\":{\"kind\":\"NONE\"}",
                "REASON | \"reason\":{\"pattern\":\".+\"}",
                "NAME_TYPED | \"nameTyped\":true",
                "READ_ONLY | \"readOnly\":true",
                "ADMINISTRATION | \"administrationHidden\":true",
                "RECEIVER_CHECK | \"receiverCheckOff\":true",
            })
    void oneField_fixesItsSettingAndNoOther(Setting setting, String field) {
        Policy policy = Managed.policy(field);

        assertThat(Stream.of(Setting.values()).filter(policy::fixes)).containsExactly(setting);
    }

    @Test
    void falseSwitch_isTheUsersChoice() {
        assertThat(Managed.policy("\"nameTyped\":false,\"readOnly\":false")).isEqualTo(Policy.NONE);
    }

    @Test
    void proxyAndTeamLog_areReadInTheirCanonicalForm() {
        Policy policy =
                Managed.policy(
                        """
                        "proxy":{"kind":"MANUAL","host":" Proxy.Example ","port":8080,"user":"u"},
                        "teamLog":{"kind":"SERVER","host":"db","port":1,"database":"d","user":"x"}
                        """);

        assertThat(policy.proxy()).isEqualTo(new ProxyChoice.Manual("proxy.example", 8080, "u"));
        assertThat(policy.teamLog()).isEqualTo(new TeamRule("db", 1, "d", "x"));
        assertThat(Managed.policy("\"proxy\":{\"kind\":\"NONE\"}").proxy())
                .isEqualTo(new ProxyChoice.None());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://service.example, -",
                "https://Service.example:443/v1/enterprise/, -",
                "https://other.example, ADDRESS",
                "https://service.example:8443, ADDRESS",
                "https://service.example/path, ADDRESS",
                "https://sub.service.example, ADDRESS",
            })
    void retry_goesToAllowedAddressesOnly(String allowed, StartRefusal refusal) {
        Policy policy = Managed.policy("\"serviceAddresses\":[\"" + allowed + "\"]");

        assertThat(policy.refusal(ACME, "", "")).isEqualTo(refusal);
        assertThat(policy.refusal(DEMO, "", "")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "INC-12, -",
                "'  INC-12  ', -",
                "INC-12 and more, REASON",
                "xINC-12, REASON",
                "'', REASON",
                "inc-12, REASON"
            })
    void reason_mustMatchAsAWhole(String reason, StartRefusal refusal) {
        Policy policy = Managed.policy("\"reason\":{\"pattern\":\"INC-[0-9]+\"}");

        assertThat(policy.refusal(TEST, reason, "")).isEqualTo(refusal);
        assertThat(policy.refusal(DEMO, reason, "")).isNull();
    }

    @Test
    void usefulPatterns_areNotTakenForSlowOnes() {
        for (String pattern :
                List.of(
                        ".+",
                        "[A-Z]{2,10}-[0-9]{1,8}( .*)?",
                        "(INC|CHG|REQ)[0-9]{7,10}\\\\b.*",
                        "([A-Z]+-)+[0-9]+",
                        "(?i)ticket #?\\\\d+.*",
                        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                        "(?:https://)?jira\\\\.example\\\\.com/browse/[A-Z]+-\\\\d+",
                        ".*INC-[0-9]+.*")) {
            assertThat(Managed.policy("\"reason\":{\"pattern\":\"" + pattern + "\"}").reason())
                    .as(pattern)
                    .isNotNull();
        }
    }

    @Test
    void reasonThatTakesTooManySteps_isRefused() {
        ReasonRule rule = ReasonRule.of("(x+x+)+\\1y", "");

        assertThat(rule.isSlow()).isTrue();
        assertThat(rule.allows("x".repeat(2_000))).isFalse();
        assertThat(ReasonRule.of("(.|\\s)*", "").allows("x".repeat(2_001))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"ACME, -", "' acme ', -", "ACM, NAME", "'', NAME"})
    void production_needsItsNameTyped(String typed, StartRefusal refusal) {
        Policy policy = Managed.policy("\"nameTyped\":true");

        assertThat(policy.refusal(ACME, "", typed)).isEqualTo(refusal);
        assertThat(policy.refusal(TEST, "", "")).isNull();
        assertThat(policy.refusal(DEMO, "", "")).isNull();
    }

    @Test
    void readOnly_sendsNothingButTheDemo() {
        Policy policy = Managed.policy("\"readOnly\":true");

        assertThat(policy.refusal(ACME, "", "ACME")).isEqualTo(StartRefusal.READ_ONLY);
        assertThat(policy.refusal(DEMO, "", "")).isNull();
    }

    @Test
    void profileThatOnlyCallsItselfTheDemo_isNotExempt() {
        Profile fake =
                new Profile(
                        Profile.DEMO_ID,
                        "Demo",
                        ProfileKind.DEMO,
                        ProfileColour.RED,
                        ACME.serviceUrl());

        assertThat(Managed.policy("\"readOnly\":true").refusal(fake))
                .isEqualTo(StartRefusal.READ_ONLY);
    }

    @Test
    void fileThatBecomesBad_opensNothingThatWasFixed() throws IOException {
        Path file = folder.resolve("policy.json");
        String good =
                Managed.json(
                        """
                        "serviceAddresses":["https://service.example"],
                        "keyPlaces":["FILE"],
                        "proxy":{"kind":"NONE"}
                        """);
        Files.writeString(file, good);
        Policies policies = Managed.by(file);
        Policy before = policies.now();
        List<Policy> changes = new ArrayList<>();
        policies.onChange(changes::add);

        Files.writeString(file, "{");
        Policy bad = policies.now();

        assertThat(Objects.requireNonNull(bad.fault()).kind()).isEqualTo(Kind.NOT_JSON);
        assertThat(bad.refusal(ACME, "", "ACME")).isEqualTo(StartRefusal.BAD_POLICY);
        assertThat(bad.refusal(DEMO, "", "")).isNull();
        assertThat(Setting.values()).allMatch(bad::fixes);
        assertThat(bad.isReadOnly() && bad.isAdministrationHidden() && bad.isReceiverCheckOff())
                .isTrue();
        assertThat(bad.proxy()).isEqualTo(new ProxyChoice.None());
        assertThat(bad.allows(ACME.serviceUrl())).isTrue();
        assertThat(bad.allows(URI.create("https://other.example"))).isFalse();
        assertThat(bad.allows(KeyStorage.SESSION)).isFalse();
        assertThat(policies.now()).isEqualTo(bad);

        Files.writeString(file, good);
        assertThat(policies.now()).isEqualTo(before);
        Files.delete(file);
        assertThat(policies.now()).isSameAs(Policy.NONE);
        assertThat(changes).containsExactly(bad, before, Policy.NONE);
    }

    @Test
    void fileThatIsBadFromTheStart_letsNoNewAddressOrPlaceBeUsed() throws IOException {
        Policy bad = Managed.by(Files.writeString(folder.resolve("policy.json"), "")).now();

        assertThat(bad.allows(ACME.serviceUrl())).isFalse();
        assertThat(bad.allows(KeyStorage.FILE)).isFalse();
        assertThat(bad.allows(KeyStorage.SESSION)).isTrue();
        assertThat(bad.refusal(ACME)).isEqualTo(StartRefusal.BAD_POLICY);
    }

    @Test
    void firstPlaceWithAFile_counts() throws IOException {
        Path first = folder.resolve("first.json");
        Path second =
                Files.writeString(folder.resolve("second.json"), Managed.json("\"readOnly\":true"));
        Policies policies =
                new Policies(
                        List.of(first, second),
                        (file, _) ->
                                Files.exists(file)
                                        ? java.util.Optional.of(Files.readAllBytes(file))
                                        : java.util.Optional.empty());

        assertThat(policies.now().isReadOnly()).isTrue();
        Files.writeString(first, Managed.json(""));
        assertThat(policies.now()).isEqualTo(Policy.NONE);
    }

    @Test
    void places_areFixed_whateverPropertiesAndVariablesSay() {
        assertThat(PolicyPlaces.ofSystem(false, "/tmp/mine"))
                .containsExactly(
                        "/etc/redrive/policy.json",
                        "/Library/Application Support/Redrive/policy.json");
        assertThat(PolicyPlaces.ofSystem(true, "D:\\Data"))
                .containsExactly(
                        "C:\\ProgramData\\Redrive\\policy.json", "D:\\Data\\Redrive\\policy.json");
        java.util.Properties properties = new java.util.Properties();
        properties.setProperty("redrive.policy", folder.resolve("mine.json").toString());
        properties.setProperty("os.name", "Windows 11");
        List<Path> places = PolicyPlaces.here(java.util.Map.of(), properties);
        assertThat(places.getLast()).isEqualTo(folder.resolve("mine.json"));
        assertThat(places).hasSizeGreaterThan(1);
    }
}
