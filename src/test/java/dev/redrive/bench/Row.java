package dev.redrive.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside its floor.
 *
 * @param value null when it could not be measured
 * @param floor null when it has none, or this was not measured
 * @param target what is wanted, in words
 * @param holds whether the value is as wanted; never for one that could not be measured
 * @param remark why there is no value, or what else there is to say
 */
record Row(
        String name,
        @Nullable Double value,
        @Nullable Double floor,
        String target,
        String unit,
        boolean holds,
        String remark) {

    /** At most so many times the floor. */
    static Row times(String name, double value, double floor, double most, String unit) {
        return new Row(
                name, value, floor, "≤ " + plain(most) + " ×", unit, value <= most * floor, "");
    }

    /** At most so many times the floor, and at most so much in any case. */
    static Row timesAndMost(
            String name, double value, double floor, double times, double most, String unit) {
        return new Row(
                name,
                value,
                floor,
                "≤ %s × and ≤ %s %s".formatted(plain(times), plain(most), unit),
                unit,
                value <= times * floor && value <= most,
                "");
    }

    /** At most so much more than the floor. */
    static Row above(String name, double value, double floor, double more, String unit) {
        return new Row(
                name,
                value,
                floor,
                "≤ floor + %s %s".formatted(plain(more), unit),
                unit,
                value <= floor + more,
                "");
    }

    /** At most so much, whatever the floor. */
    static Row most(String name, double value, @Nullable Double floor, double most, String unit) {
        String target = "≤ %s %s".formatted(plain(most), unit);
        return new Row(name, value, floor, target, unit, value <= most, "");
    }

    /** At least so much. */
    static Row least(String name, double value, double least, String unit) {
        String target = "≥ %s %s".formatted(plain(least), unit);
        return new Row(name, value, null, target, unit, value >= least, "");
    }

    /** A figure that could not be measured, which is said and never made up. */
    static Row missing(String name, String why) {
        return new Row(name, null, null, "", "", false, "not measured: " + why);
    }

    Row with(String said) {
        return new Row(name, value, floor, target, unit, holds, said);
    }

    @Nullable Double ratio() {
        return value == null || floor == null || floor == 0 ? null : (Double) (value / floor);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("value", value)
                .put("floor", floor)
                .put("ratio", ratio())
                .put("target", target)
                .put("unit", unit)
                .put("holds", holds);
    }

    /** One line of a table in Markdown. */
    String line() {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        name + (remark.isEmpty() ? "" : " (" + remark + ")"),
                        value == null ? "" : number(value) + " " + unit,
                        floor == null ? "" : number(floor) + " " + unit,
                        ratio() == null ? "" : number(Objects.requireNonNull(ratio())),
                        target,
                        value == null ? "not measured" : holds ? "yes" : "**no**");
    }

    private static String number(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : Math.abs(value) >= 10
                        ? String.format(Locale.ROOT, "%.1f", value)
                        : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
