package dev.redrive.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Dictionary;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Application;

/** What classes may hold on to. */
final class State {

    private static final Set<Class<?>> MUTABLE =
            Set.of(
                    AbstractCollection.class,
                    AbstractMap.class,
                    Dictionary.class,
                    Queue.class,
                    ConcurrentMap.class,
                    ThreadLocal.class);

    private State() {}

    static ArchRule staticState(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(haveNone("static mutable state", State::mutableStatics))
                .because("what is static is shared by tests, profiles and windows alike");
    }

    static ArchRule serviceLocator(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(haveNone("service locator", State::locators))
                .because("constructors take what they need");
    }

    static ArchRule keysInRecords(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areRecords()
                .should(haveNone("key as a component", State::keys))
                .because("a record is printed, compared and written whole");
    }

    private static Stream<String> mutableStatics(JavaClass owner) {
        Stream<String> fields =
                owner.getFields().stream()
                        .filter(State::isStatic)
                        .filter(field -> !isFinal(field) || isMutable(field))
                        .filter(field ->
                                !isFinal(field) || !isHandedDown(owner, field.getRawType()))
                        .map(JavaField::getFullName);
        Stream<String> initializers =
                owner.getStaticInitializer().stream()
                        .flatMap(code -> code.getConstructorCallsFromSelf().stream())
                        .filter(call -> isMutable(call.getTargetOwner()))
                        .filter(call -> !isHandedDown(owner, call.getTargetOwner()))
                        .map(call -> call.getDescription());
        return Stream.concat(fields, initializers);
    }

    private static boolean isStatic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isFinal(JavaField field) {
        return field.getModifiers().contains(JavaModifier.FINAL);
    }

    private static boolean isMutable(JavaField field) {
        return isMutable(field.getRawType())
                || (field.getRawType().isArray()
                        && !field.getModifiers().contains(JavaModifier.PRIVATE));
    }

    private static boolean isMutable(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isEquivalentTo(StringBuilder.class)
                || MUTABLE.stream().anyMatch(type::isAssignableTo);
    }

    /**
     * What a thread hands down to those it starts is shared by them alone, and the one way to give
     * something to an object that a library makes itself: JavaFX the application, the database's
     * driver the one who trusts certificates.
     */
    private static boolean isHandedDown(JavaClass owner, JavaClass type) {
        return (owner.isAssignableTo(Application.class)
                        || owner.isAssignableTo("org.postgresql.ssl.WrappedFactory"))
                && type.isEquivalentTo(InheritableThreadLocal.class);
    }

    private static Stream<String> locators(JavaClass owner) {
        Stream<String> members =
                owner.getMembers().stream()
                        .filter(member -> member.getModifiers().contains(JavaModifier.STATIC))
                        .filter(member -> member.getName().matches("getInstance|INSTANCE|instance"))
                        .map(member -> member.getFullName());
        Stream<String> loaders =
                owner.getDirectDependenciesFromSelf().stream()
                        .filter(use -> use.getTargetClass().isEquivalentTo(ServiceLoader.class))
                        .map(use -> use.getDescription());
        return Stream.concat(members, loaders);
    }

    private static Stream<String> keys(JavaClass owner) {
        return owner.getFields().stream()
                .filter(field -> !isStatic(field))
                .filter(field ->
                        field.getRawType().isEquivalentTo(char[].class)
                                || field.getType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(type -> type.getSimpleName().equals("ApiKey")))
                .map(JavaField::getFullName);
    }

    private static ArchCondition<JavaClass> haveNone(
            String what, Function<JavaClass, Stream<String>> finder) {
        return new ArchCondition<>("have no " + what) {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                finder.apply(owner)
                        .forEach(found ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                owner,
                                                owner.getName()
                                                        + " has a "
                                                        + what
                                                        + ": "
                                                        + found)));
            }
        };
    }
}
