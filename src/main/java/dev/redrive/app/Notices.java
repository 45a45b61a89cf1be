package dev.redrive.app;

import dev.redrive.base.OperatingSystem;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonFile;
import dev.redrive.policy.Policy;
import dev.redrive.policy.PolicyFault;
import dev.redrive.profile.ProfileBook;
import dev.redrive.text.TextSanitizer;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.PolicyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Banners about what the start of the program found, such as files that could not be read. JavaFX
 * thread.
 */
final class Notices {

    private static final int MOST_FLAWS = 3;
    private static final Logger LOG = System.getLogger(Notices.class.getName());

    private static final int MOST_OF_ZONE = 60;

    private final UiKit kit;
    private final Texts texts;
    private final ProfilesModel profiles;
    private final ConnectionDesk connection;
    private final Consumer<String> watchInDemo;
    private @Nullable Problem unreadable;
    private @Nullable Problem badPolicy;

    /**
     * @param watchInDemo watches the demo's task of that id
     */
    Notices(
            UiKit kit,
            ProfilesModel profiles,
            ConnectionDesk connection,
            Consumer<String> watchInDemo) {
        this.kit = kit;
        this.texts = kit.texts();
        this.profiles = profiles;
        this.connection = connection;
        this.watchInDemo = watchInDemo;
    }

    /** Says how the profiles were found and what becomes of the file. */
    void aboutProfiles(JsonFile.Found<ProfileBook> found) {
        if (found.setAside() != null) {
            warn("shell.setAside", "shell.setAsideDetail", found.setAside());
        } else if (found.refusal() == JsonFile.Refusal.NEWER_VERSION) {
            warn("shell.newerProfiles", "shell.newerProfilesDetail");
        } else if (!found.flaws().isEmpty()) {
            aboutFlaws(found.flaws());
        }
        profiles.policy().property().subscribe(this::aboutPolicy);
        profiles.unreadableProperty().subscribe(this::aboutReading);
        profiles.onDamagedElsewhere(
                aside -> warn("shell.profilesDamaged", "shell.profilesDamagedDetail", aside));
        profiles.onChangedElsewhere(() ->
                warn("shell.profilesChanged", "shell.profilesChangedDetail", profiles.path()));
    }

    private void aboutPolicy(Policy policy) {
        PolicyFault fault = policy.fault();
        Problem before = badPolicy;
        if (before != null) {
            kit.problems().settle(before);
        }
        badPolicy =
                fault == null ? null : kit.problems().add(() -> new PolicyTexts(texts).bad(fault));
    }

    private void aboutReading(@Nullable IOException why) {
        Problem before = unreadable;
        if (before != null) {
            kit.problems().settle(before);
            unreadable = null;
        }
        if (why != null) {
            unreadable =
                    kit.problems()
                            .add(() ->
                                    Problem.error(
                                            texts.get("shell.unreadableProfiles"),
                                            texts.get(
                                                    "shell.unreadableProfilesDetail",
                                                    profiles.path(),
                                                    FileFailures.readingReason(texts, why))));
        } else if (before != null) {
            show(() -> Problem.info(texts.get("shell.profilesRead"), ""));
        }
    }

    private void aboutFlaws(List<Flaw> flaws) {
        show(() ->
                Problem.warning(
                        texts.get("shell.flawedProfiles"),
                        texts.get("shell.flawedProfilesDetail", inWords(flaws), profiles.path())));
    }

    private String inWords(List<Flaw> flaws) {
        List<String> lines = new ArrayList<>();
        flaws.stream().limit(MOST_FLAWS).map(this::inWords).forEach(lines::add);
        if (flaws.size() > MOST_FLAWS) {
            lines.add(texts.get("shell.moreFlaws", flaws.size() - MOST_FLAWS));
        }
        return String.join(" ", lines);
    }

    private String inWords(Flaw flaw) {
        if (flaw.instead() != null) {
            return flaw.owner().isEmpty()
                    ? texts.get(
                            "shell.flawOfFile",
                            flaw.line(),
                            flaw.field(),
                            flaw.word(),
                            flaw.instead())
                    : texts.get(
                            "shell.flawOfProfile",
                            flaw.line(),
                            flaw.owner(),
                            flaw.field(),
                            flaw.word(),
                            flaw.instead());
        }
        if (flaw.owner().isEmpty() && !flaw.field().isEmpty()) {
            return texts.get("shell.wordLeftOut", flaw.line(), flaw.field(), flaw.word());
        }
        return flaw.field().isEmpty()
                ? texts.get("shell.entryLeftOut", flaw.line(), flaw.owner())
                : texts.get(
                        "shell.profileLeftOut",
                        flaw.line(),
                        flaw.owner(),
                        flaw.field(),
                        flaw.word());
    }

    /**
     * Says that times are not in the zone the environment names, if so.
     *
     * @param named the environment's TZ, null where it has none
     */
    void aboutTimeZone(@Nullable String named) {
        String inUse = TimeZone.getDefault().getID();
        if (isUnknownZone(named, inUse, OperatingSystem.name())) {
            String zone = TextSanitizer.oneLine(String.valueOf(named), MOST_OF_ZONE);
            LOG.log(Level.WARNING, "TZ={0} is no known time zone, {1} is used", zone, inUse);
            show(() ->
                    Problem.warning(
                            texts.get("shell.unknownZone", zone),
                            texts.get("shell.unknownZoneDetail", inUse)));
        }
    }

    /** Whether Java took another zone than {@code TZ} names; Windows has no {@code TZ}. */
    static boolean isUnknownZone(@Nullable String named, String inUse, String system) {
        if (named == null || named.isBlank() || OperatingSystem.isWindows(system)) {
            return false;
        }
        String plain = named.startsWith(":") ? named.substring(1) : named;
        plain = plain.startsWith("posix/") ? plain.substring("posix/".length()) : plain;
        return !plain.equals(inUse) && !ZoneId.getAvailableZoneIds().contains(plain);
    }

    /** Says that the settings of the connection could not be read, if so. */
    void aboutConnection() {
        kit.background().run(connection::found).then(this::aboutConnection);
    }

    private void aboutConnection(JsonFile.Found<ProxyChoice> found) {
        IOException why = found.why();
        if (found.setAside() != null) {
            warn("shell.connectionSetAside", "shell.connectionSetAsideDetail", found.setAside());
        } else if (why != null) {
            show(() ->
                    Problem.error(
                            texts.get("shell.connectionUnreadable"),
                            texts.get(
                                    "shell.connectionUnreadableDetail",
                                    connection.path(),
                                    FileFailures.readingReason(texts, why))));
        }
    }

    /** The demo is up; says which task a colleague has started in its story, if one has. */
    void demoReady(@Nullable String colleaguesTask) {
        if (colleaguesTask != null) {
            show(() ->
                    Problem.info(
                                    texts.get("shell.colleague"),
                                    texts.get("shell.colleagueDetail", colleaguesTask))
                            .offering(
                                    texts.get("shell.colleagueAction"),
                                    () -> {
                                        kit.problems().dismiss();
                                        watchInDemo.accept(colleaguesTask);
                                    }));
        }
    }

    /** Says that something did not work, and what the system said to it. */
    void failed(String key, IOException why) {
        show(() -> Problem.warning(texts.get(key), String.valueOf(why.getMessage())));
    }

    private void warn(String title, String detail, Object... values) {
        show(() -> Problem.warning(texts.get(title), texts.get(detail, values)));
    }

    private void show(Supplier<Problem> words) {
        kit.problems().add(words);
    }
}
