package io.signalbox.controlplane.runs.queue;

import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.breakers.ModelAdmission.Grant;
import io.signalbox.controlplane.runs.queue.RunTaking.Taken;
import io.signalbox.controlplane.runs.ready.QueueScan;
import io.signalbox.controlplane.runs.ready.ReadyLane;
import io.signalbox.controlplane.runs.ready.ReadyRun;
import io.signalbox.controlplane.runs.ready.ReadyRuns;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes runs that an agent runs beside each other. */
@Component
class SharedRuns {

    /** Others may be faster at everything that this replica was told of; after so many looks the agent asks again. */
    private static final int LOOKS = 4;

    private static final int SCANNED = 256;

    private final ReadyRuns ready;
    private final QueueScan scan;
    private final RunTaking taking;
    private final QueueMetrics metrics;
    private final Clock clock;

    SharedRuns(ReadyRuns ready, QueueScan scan, RunTaking taking, QueueMetrics metrics, Clock clock) {
        this.ready = ready;
        this.scan = scan;
        this.taking = taking;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** How many runs of each kind may still be taken. */
    private record Room(int rules, int model, int all) {

        static Room of(TakeDemand demand, Grant grant) {
            int model =
                    switch (grant) {
                        case ALL -> demand.model();
                        case ONE_PROBE -> Math.min(1, demand.model());
                        case NONE -> 0;
                    };
            return new Room(demand.rules(), model, demand.max());
        }

        Room without(Collection<Taken> taken) {
            int modelled = (int) taken.stream().filter(Taken::needsModel).count();
            return new Room(rules - taken.size() + modelled, model - modelled, all - taken.size());
        }

        boolean isFull() {
            return all <= 0 || rules <= 0 && model <= 0;
        }
    }

    List<Taken> take(TakeDemand demand, Grant grant) {
        scan.want(lanes(demand, false));
        scan.want(lanes(demand, true));
        var taken = new ArrayList<Taken>();
        Room room = Room.of(demand, grant);
        for (int look = 0; look < LOOKS && !room.isFull(); look++) {
            List<ReadyRun> hints = hints(demand, room);
            if (hints.isEmpty()) {
                break;
            }
            Instant now = clock.instant();
            List<Taken> more = taking.take(hints, false, demand, now);
            metrics.taken(more, hints.size(), now);
            taken.addAll(more);
            room = room.without(more);
        }
        return taken;
    }

    private List<ReadyRun> hints(TakeDemand demand, Room room) {
        List<ReadyLane> rules = room.rules() > 0 ? lanes(demand, false) : List.of();
        List<ReadyLane> model = room.model() > 0 ? lanes(demand, true) : List.of();
        List<ReadyRun> known = poll(rules, model, room);
        if (!known.isEmpty()) {
            return known;
        }
        var all = new ArrayList<>(rules);
        all.addAll(model);
        ready.add(scan.look(all, SCANNED));
        return poll(rules, model, room);
    }

    /** Neither kind leaves the other without: half for each where both have enough. */
    private List<ReadyRun> poll(List<ReadyLane> rules, List<ReadyLane> model, Room room) {
        var found = new ArrayList<>(ready.poll(model, Math.min(room.model(), (room.all() + 1) / 2)));
        int modelled = found.size();
        found.addAll(ready.poll(rules, Math.min(room.rules(), room.all() - found.size())));
        found.addAll(ready.poll(model, Math.min(room.model() - modelled, room.all() - found.size())));
        return found;
    }

    private static List<ReadyLane> lanes(TakeDemand demand, boolean needsModel) {
        List<ReadyLane> lanes = new ArrayList<>();
        for (WorkflowVersion workflow : demand.served()) {
            lanes.add(new ReadyLane(workflow, needsModel, false));
        }
        return lanes;
    }
}
