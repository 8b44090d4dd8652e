package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import io.signalbox.local.launch.Environment;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a benchmark measures.
 *
 * @param events accepted in the accept stage, and rows of each reference beside it
 * @param runs processed in each of the other stages
 * @param warmUp events processed before the clock of a stage that processes runs: started services compile what they run for a while
 * @param clients connections that send at the same time
 * @param organizations that share the load
 * @param integrations of each organization
 * @param stored events in the store before anything is measured
 * @param steady how long the open-loop generator sends
 * @param snapshot how long the snapshot stage holds its snapshot
 * @param profile whether both services record with JFR
 */
record BenchSettings(
        Set<Stage> stages,
        int events,
        int runs,
        int warmUp,
        int clients,
        int organizations,
        int integrations,
        int stored,
        Duration steady,
        Duration snapshot,
        boolean profile) {

    /** A part of the way of an event that is measured alone. */
    enum Stage {
        /** Webhook to commit; nothing works on the runs. */
        ACCEPT,
        /** Queued run to ticket; nothing is sent meanwhile. */
        PROCESS,
        /** Webhook to ticket. */
        BOTH,
        /** Webhook to commit of one organization, beside thousands of open live views, some of them its own. */
        STREAMS,
        /** Webhook to ticket while another session holds a snapshot, so that no dead row can be vacuumed. */
        SNAPSHOT,
        /** Webhook to ticket of some organizations while another sends ten times as much. */
        FLOOD,
        /** The lists and counts of the console. */
        LISTS,
        /** How long runs stand still when a service is killed. */
        RECOVERY
    }

    private static final int MAX_STORED = 1_000_000;

    /** @throws Refusal if a variable has no value that can be used */
    static BenchSettings read(Environment environment) {
        return new BenchSettings(
                stages(environment),
                number(environment, "SIGNALBOX_BENCH_EVENTS", 20_000, 1_000, 200_000),
                number(environment, "SIGNALBOX_BENCH_RUNS", 10_000, 100, 200_000),
                number(environment, "SIGNALBOX_BENCH_WARM_UP", 20_000, 0, 200_000),
                number(environment, "SIGNALBOX_BENCH_CLIENTS", 64, 1, 70),
                number(environment, "SIGNALBOX_BENCH_ORGANIZATIONS", 4, 1, 50),
                number(environment, "SIGNALBOX_BENCH_INTEGRATIONS", 2, 1, 20),
                number(environment, "SIGNALBOX_BENCH_STORED", 0, 0, MAX_STORED),
                Duration.ofSeconds(number(environment, "SIGNALBOX_BENCH_STEADY_SECONDS", 10, 1, 600)),
                Duration.ofMinutes(number(environment, "SIGNALBOX_BENCH_SNAPSHOT_MINUTES", 30, 1, 60)),
                environment.get("PROFILE").filter("1"::equals).isPresent());
    }

    private static Set<Stage> stages(Environment environment) {
        String names = environment.get("SIGNALBOX_BENCH_STAGES", "accept,process,both");
        try {
            Set<Stage> stages = EnumSet.noneOf(Stage.class);
            Arrays.stream(names.split(","))
                    .map(name -> Stage.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                    .forEach(stages::add);
            return stages;
        } catch (IllegalArgumentException unknown) {
            throw new Refusal("SIGNALBOX_BENCH_STAGES is \"" + names
                    + "\": name some of accept, process, both, streams, snapshot, flood, lists");
        }
    }

    private static int number(Environment environment, String name, int otherwise, int min, int max) {
        String value = environment.get(name, String.valueOf(otherwise)).replace("_", "");
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with the name of the variable
        }
        throw new Refusal(name + " is \"" + value + "\": set it to a number between " + min + " and " + max);
    }
}
