package dev.redrive.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** The directions packages may look in. */
final class Dependencies {

    private Dependencies() {}

    static ArchRule nobodyKnowsApp(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root, root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".app..")
                .because("no room calls upward; only the launcher starts the application");
    }

    static ArchRule features(String root) {
        return slices().matching(root + ".ui.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        alwaysTrue(),
                        resideInAnyPackage(
                                root + ".ui.kit..",
                                root + ".ui.profiles..",
                                root + ".ui.outage..",
                                root + ".ui.desk..",
                                root + ".ui.receiver.."))
                .because("a feature can be read, changed and dropped by itself");
    }

    /** A file is a slice: the classes nested in a class belong to it. */
    static ArchRule cyclesInApp(String root) {
        SliceAssignment files =
                new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().equals(root + ".app")
                                ? SliceIdentifier.of(type.getName().split("\\$", 2)[0])
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "files of app";
                    }
                };
        return slices().assignedFrom(files)
                .should()
                .beFreeOfCycles()
                .because("the wiring can be read from the top to the bottom");
    }

    /** Every package is a slice of its own: slices of whole branches would hide cycles in them. */
    static ArchRule cycles(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package");
    }
}
