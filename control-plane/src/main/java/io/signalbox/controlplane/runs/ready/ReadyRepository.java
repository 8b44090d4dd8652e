package io.signalbox.controlplane.runs.ready;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.ready.LaneScan.Found;
import io.signalbox.controlplane.runs.ready.LaneScan.Place;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Looks into the queue, over all organizations. */
@Component
class ReadyRepository {

    private final JdbcTemplate jdbc;

    ReadyRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> organizations(ReadyLane lane) {
        WorkflowVersion workflow = lane.workflow();
        return jdbc.query(
                "SELECT id FROM ready_organizations(?, ?, ?) AS id",
                Row.as(row -> row.uuid("id")),
                workflow.name(),
                workflow.version(),
                lane.needsModel());
    }

    /** By organization, each in order. */
    List<Found> runs(ReadyLane lane, List<Place> places, int each, Instant now) {
        return jdbc.query(
                "SELECT run_id, organization_id, position, alone FROM ready_runs(?, ?, ?, ?, ?, ?, ?) ORDER BY position",
                statement -> {
                    WorkflowVersion workflow = lane.workflow();
                    statement.setString(1, workflow.name());
                    statement.setInt(2, workflow.version());
                    statement.setBoolean(3, lane.needsModel());
                    statement.setArray(
                            4,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "uuid",
                                            places.stream()
                                                    .map(Place::organizationId)
                                                    .toArray()));
                    statement.setArray(
                            5,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "bigint",
                                            places.stream().map(Place::position).toArray()));
                    statement.setInt(6, each);
                    statement.setTimestamp(7, Timestamp.from(now));
                },
                Row.as(row -> found(lane, row)));
    }

    private static Found found(ReadyLane lane, Row row) {
        var actual = new ReadyLane(lane.workflow(), lane.needsModel(), row.flag("alone"));
        return new Found(new ReadyRun(row.uuid("organization_id"), row.uuid("run_id"), actual), row.number("position"));
    }
}
