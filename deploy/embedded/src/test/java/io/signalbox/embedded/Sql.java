package io.signalbox.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a server, over a connection of its own each time. */
final class Sql {

    private Sql() {}

    static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** The first column of the first row. */
    static String query(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(statement)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
