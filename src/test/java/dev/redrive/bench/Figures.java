package dev.redrive.bench;

import java.util.Map;

/** What a program said that measures within itself. */
record Figures(Map<String, Double> all) {

    double of(String name) {
        Double figure = all.get(name);
        if (figure == null) {
            throw new IllegalStateException("it did not say its " + name);
        }
        return figure;
    }
}
