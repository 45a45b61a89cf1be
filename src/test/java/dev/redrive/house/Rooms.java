package dev.redrive.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom: the table of the rooms. A room is a package, its name without the root's. */
final class Rooms {

    private static final List<String> FEATURES =
            List.of(
                    "ui.admin",
                    "ui.credentials",
                    "ui.customers",
                    "ui.customer",
                    "ui.task",
                    "ui.start",
                    "ui.history",
                    "ui.history.table",
                    "ui.history.receipt",
                    "ui.demo",
                    "ui.settings");

    /** The non-UI rooms a view may know. How the service is reached is not among them. */
    private static final List<String> SERVICES =
            List.of(
                    "enterprise",
                    "retry",
                    "journal",
                    "team",
                    "team.setup",
                    "profile",
                    "policy",
                    "keys",
                    "demo",
                    "connection",
                    "receiver",
                    "support",
                    "audit",
                    "base",
                    "text",
                    "files");

    /** What the screens share: the later ones may know the earlier ones. */
    private static final List<String> SHARED =
            List.of("ui.kit", "ui.profiles", "ui.outage", "ui.desk", "ui.receiver");

    /** What every room may use. */
    private static final List<String> BASE = List.of("base", "text");

    private static final List<String> JDK =
            List.of("java..", "javax.net..", "javax.crypto..", "org.jspecify..");
    private static final List<String> JACKSON = List.of("com.fasterxml.jackson..");
    private static final List<String> HTTP_SERVER = List.of("com.sun.net.httpserver..");
    private static final List<String> FX =
            List.of("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..");

    private Rooms() {}

    static ArchRule launcher(String root) {
        return classes()
                .that()
                .resideInAPackage(root)
                .should()
                .onlyDependOnClassesThat(known(root, List.of("", "app"), JDK))
                .because("the launcher starts the application and does nothing else");
    }

    static ArchRule enterprise(String root) {
        return room(root, "enterprise", List.of(), List.of())
                .because("the service's words must not depend on how it is reached or shown");
    }

    static ArchRule http(String root) {
        // Beyond the table: the network it sends through, made by the settings.
        return room(root, "enterprise.http", List.of("enterprise", "connection", "files"), JACKSON)
                .because("the client answers to the service's words only");
    }

    static ArchRule connection(String root) {
        List<String> names = List.of("javax.security.auth.x500..");
        return room(root, "connection", List.of("profile", "keys", "files"), both(JACKSON, names))
                .because("who is trusted must not depend on who asks, nor on what is said");
    }

    static ArchRule receiver(String root) {
        return room(root, "receiver", List.of("connection"), List.of())
                .because("what checks a customer's server must have no key and no task to send");
    }

    static ArchRule retry(String root) {
        return room(
                        root,
                        "retry",
                        List.of("enterprise", "journal", "profile", "keys", "policy", "audit"),
                        List.of())
                .because("the heart must be tested without network, disk and window");
    }

    static ArchRule journal(String root) {
        return room(root, "journal", List.of("enterprise", "files"), JACKSON)
                .because("what is kept must not depend on who asked or who reads it");
    }

    static ArchRule audit(String root) {
        return room(root, "audit", List.of("enterprise", "profile", "files"), JACKSON)
                .because("what was done must be recorded alike, whoever did it");
    }

    static ArchRule profile(String root) {
        return room(root, "profile", List.of("files"), JACKSON)
                .because("a profile must not depend on what is done with it");
    }

    static ArchRule policy(String root) {
        return room(root, "policy", List.of("profile", "connection", "files"), JACKSON)
                .because("what is fixed must not depend on what is forbidden by it");
    }

    static ArchRule keys(String root) {
        return room(root, "keys", List.of("profile", "files"), List.of())
                .because("keys are safest in a room that knows few others");
    }

    static ArchRule sqlite(String root) {
        return room(
                        root,
                        "journal.sqlite",
                        List.of("journal", "team", "enterprise", "files"),
                        both(JACKSON, List.of("org.sqlite")))
                .because("every SQL statement stands in one room, behind the ports of the journal");
    }

    static ArchRule team(String root) {
        return room(root, "team", List.of("journal", "enterprise"), List.of())
                .because("what desks tell each other must not depend on the database they use");
    }

    static ArchRule teamSetup(String root) {
        return room(
                        root,
                        "team.setup",
                        List.of("team", "connection", "profile", "keys", "files"),
                        JACKSON)
                .because("which team log is used must not depend on what is reported to it");
    }

    static ArchRule postgres(String root) {
        return room(
                        root,
                        "team.postgres",
                        List.of("team", "journal", "enterprise"),
                        List.of("org.postgresql.."))
                .because("nothing but what a report holds may reach the team's database");
    }

    static ArchRule support(String root) {
        return room(
                        root,
                        "support",
                        List.of(
                                "connection",
                                "enterprise",
                                "journal",
                                "keys",
                                "profile",
                                "retry",
                                "files"),
                        List.of("javax.xml..", "org.w3c.dom..", "org.xml.sax.."))
                .because("what is sent to support is collected without a window");
    }

    static ArchRule uiProfiles(String root) {
        return room(root, "ui.profiles", both(SERVICES, List.of("ui.kit")), FX)
                .because("the profiles as the screens see them must know no screen");
    }

    static ArchRule uiOutage(String root) {
        return room(root, "ui.outage", both(SERVICES, List.of("ui.kit")), FX)
                .because("how an outage is said and drawn must not depend on the screen");
    }

    static ArchRule uiReceiver(String root) {
        return room(root, "ui.receiver", both(SERVICES, List.of("ui.kit", "ui.profiles")), FX)
                .because("what is said of a receiving server must not depend on the screen");
    }

    static ArchRule uiDesk(String root) {
        return room(root, "ui.desk", both(SERVICES, SHARED), FX)
                .because("what is known of every customer must not depend on who shows it");
    }

    static ArchRule files(String root) {
        return room(root, "files", List.of(), JACKSON)
                .because("how a file is kept must not depend on what is in it");
    }

    static ArchRule keychain(String root) {
        return room(root, "keys.keychain", List.of("keys", "profile"), List.of())
                .because("native code is to be read by whoever audits it, and by nobody else");
    }

    static ArchRule text(String root) {
        return alone(root, "text").because("what every room may use must know none of them");
    }

    static ArchRule base(String root) {
        return alone(root, "base").because("what every room may use must know none of them");
    }

    static ArchRule demo(String root) {
        return room(root, "demo", List.of("enterprise"), both(JACKSON, HTTP_SERVER))
                .because("a stand-in that shares code with the client proves nothing");
    }

    static ArchRule common(String root) {
        return room(root, "ui.kit", SERVICES, FX)
                .because("what all views share must know none of them");
    }

    static ArchRule shell(String root) {
        // Beyond the table: the frame lists the customers and how well their tasks are seen.
        List<String> services =
                List.of("profile", "policy", "keys", "retry", "journal", "enterprise");
        return room(root, "ui.shell", both(services, SHARED), FX)
                .because("the window shows views, it does not do their work");
    }

    static ArchRule features(String root) {
        String[] packages = packages(root, FEATURES);
        List<String> allowed = both(both(SERVICES, FEATURES), SHARED);
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat(known(root, allowed, both(JDK, FX)))
                .because("views speak to ports; who puts them together is none of their business");
    }

    static ArchRule everyPackage(String root) {
        List<String> others =
                List.of(
                        "",
                        "app",
                        "app.log",
                        "app.screens",
                        "app.team",
                        "app.tour",
                        "enterprise.http",
                        "journal.sqlite",
                        "keys.keychain",
                        "team.postgres",
                        "ui.shell");
        return classes()
                .should()
                .resideInAnyPackage(
                        packages(root, both(both(others, SHARED), both(SERVICES, FEATURES))))
                .because("a package that is in no row of the table is watched by no rule");
    }

    private static ClassesShouldConjunction alone(String root, String room) {
        return classes()
                .that()
                .resideInAPackage(root + "." + room)
                .should()
                .onlyDependOnClassesThat(known(root, List.of(room), JDK));
    }

    private static ClassesShouldConjunction room(
            String root, String room, List<String> rooms, List<String> libraries) {
        return classes()
                .that()
                .resideInAPackage(root + "." + room)
                .should()
                .onlyDependOnClassesThat(
                        known(root, both(both(BASE, rooms), List.of(room)), both(JDK, libraries)));
    }

    private static DescribedPredicate<JavaClass> known(
            String root, List<String> rooms, List<String> libraries) {
        return resideInAnyPackage(
                Stream.concat(Stream.of(packages(root, rooms)), libraries.stream())
                        .toArray(String[]::new));
    }

    private static String[] packages(String root, List<String> rooms) {
        return rooms.stream()
                .map(room -> room.isEmpty() ? root : root + "." + room)
                .toArray(String[]::new);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
