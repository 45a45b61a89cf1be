package dev.redrive.ui.history;

/** How old an entry must be to be removed. */
public enum Age {
    MONTH(30),
    QUARTER(90),
    YEAR(365),
    TWO_YEARS(730);

    private final int days;

    Age(int days) {
        this.days = days;
    }

    int days() {
        return days;
    }
}
