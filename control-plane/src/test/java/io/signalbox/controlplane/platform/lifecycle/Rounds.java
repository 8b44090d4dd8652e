package io.signalbox.controlplane.platform.lifecycle;

import org.springframework.context.ApplicationContext;

/** Lets periodic tasks work when a test says so, whose own interval never passes. */
public final class Rounds {

    private Rounds() {}

    /** One round of each, in this order. */
    public static void of(ApplicationContext context, String... tasks) {
        for (String task : tasks) {
            context.getBean(task, PeriodicTask.class).round();
        }
    }
}
