package dev.redrive.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** Which libraries are known where. */
final class Libraries {

    private Libraries() {}

    static ArchRule javaFx(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".app..", root + ".ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .because("what the program does must run and be tested without a window");
    }

    static ArchRule viewModels(String root) {
        DescribedPredicate<JavaClass> toolkit =
                resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                        .and(
                                DescribedPredicate.not(
                                        resideInAnyPackage(
                                                "javafx.beans..",
                                                "javafx.collections..",
                                                "javafx.util")));
        return noClasses()
                .that()
                .resideInAPackage(root + ".ui..")
                .and()
                .haveNameMatching(".*ViewModel(\\$.*)?")
                .should()
                .dependOnClassesThat(toolkit)
                .because("a view model is tested with no toolkit");
    }

    static ArchRule jackson(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        root + ".enterprise.http..",
                        root + ".demo..",
                        root + ".profile..",
                        root + ".policy..",
                        root + ".keys..",
                        root + ".connection..",
                        root + ".team.setup..",
                        root + ".audit..",
                        root + ".journal..",
                        root + ".files..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .because("JSON belongs where bytes are");
    }

    static ArchRule httpClient(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".enterprise.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .because("one room sends requests, with limits and without redirects");
    }

    static ArchRule jdbc(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".journal.sqlite..", root + ".team.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..")
                .because(
                        "every SQL statement stands behind the ports of the journal or of the team log");
    }

    static ArchRule nativeCode(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".keys.keychain..")
                .and()
                // Looks whether a library is there, before JavaFX needs it; calls nothing in it.
                .doNotHaveFullyQualifiedName(root + ".app.Display")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign..")
                .because("what can crash the process stays in one place");
    }

    static ArchRule injection(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "javax.inject..",
                                        "jakarta.inject..",
                                        "jakarta.enterprise..",
                                        "com.google.inject..",
                                        "dagger..",
                                        "org.springframework..")
                                .or(simpleName("Inject"))
                                .or(simpleName("Autowired")))
                .because(
                        "every new of a service stands in Services, Models and Wiring, where it can be read");
    }
}
