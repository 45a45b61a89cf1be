package dev.redrive.demo;

import dev.redrive.enterprise.ItemKind;

/**
 * The whole demo at one moment.
 *
 * @param scenario the story that was started last
 * @param receiverUp whether the customer's server is up
 * @param pushesPaused whether the push service is paused
 * @param fault what else is wrong
 * @param speed how many times as fast as the real clock the demo's runs when it runs
 * @param clockPaused whether the demo's clock stands
 * @param trips what became of the trips
 * @param crashes what became of the crashes
 * @param latest the kind of the task that was started last; trips before the first one
 */
public record DemoState(
        Scenario scenario,
        boolean receiverUp,
        boolean pushesPaused,
        Fault fault,
        double speed,
        boolean clockPaused,
        Deliveries trips,
        Deliveries crashes,
        ItemKind latest) {

    /** What became of the items of that kind. */
    public Deliveries of(ItemKind kind) {
        return switch (kind) {
            case TRIPS -> trips;
            case CRASHES -> crashes;
        };
    }
}
