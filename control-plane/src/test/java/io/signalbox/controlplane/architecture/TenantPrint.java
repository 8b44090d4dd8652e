package io.signalbox.controlplane.architecture;

import io.signalbox.controlplane.testing.ComparedRows;
import io.signalbox.controlplane.testing.DatabaseState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How many rows each table has of one organization, and a hash over them: equal prints mean that nothing of it was touched. */
record TenantPrint(Map<String, String> tables) {

    static TenantPrint of(String administrator, UUID organization) {
        new DatabaseState(administrator).awaitSearchDocuments();
        try (Connection connection = DriverManager.getConnection(administrator)) {
            var catalogue = new TenantCatalogue(connection);
            Map<String, String> tables = new TreeMap<>();
            for (String table : catalogue.tenantTables()) {
                tables.put(table, print(catalogue, table, "organization_id", organization));
            }
            tables.put("organization", print(catalogue, "organization", "id", organization));
            return new TenantPrint(tables);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Tables that have rows of it. */
    long filled() {
        return tables.values().stream().filter(print -> !print.startsWith("0 ")).count();
    }

    private static String print(TenantCatalogue catalogue, String table, String column, UUID organization)
            throws SQLException {
        return catalogue
                .query("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM "
                        + ComparedRows.of(table) + " t WHERE " + column + " = '" + organization + "'")
                .getFirst();
    }
}
