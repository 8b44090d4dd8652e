package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * An administrator's connection, split into what a driver wants.
 *
 * @param address {@code jdbc:postgresql://host:port/database}
 */
record AdminConnection(
        String address,
        String database,
        String user,
        @Nullable String password,
        Properties options) {

    private static final Set<String> SCHEMES = Set.of("postgres", "postgresql");

    /** @throws InvalidSetting when it is no address of a PostgreSQL database */
    static AdminConnection parse(String url) {
        Properties parsed = Driver.parseURL(url.startsWith("jdbc:") ? url : fromUri(uri(url)), new Properties());
        if (parsed == null) {
            throw refused();
        }
        String database = take(parsed, PGProperty.PG_DBNAME, "signalbox");
        String address = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        take(parsed, PGProperty.PG_HOST, "localhost"),
                        take(parsed, PGProperty.PG_PORT, "5432"),
                        database);
        String user = take(parsed, PGProperty.USER, "postgres");
        String password = parsed.getProperty(PGProperty.PASSWORD.getName());
        parsed.remove(PGProperty.PASSWORD.getName());
        return new AdminConnection(address, database, user, password, parsed);
    }

    private static String take(Properties parsed, PGProperty property, String otherwise) {
        Object value = parsed.remove(property.getName());
        return value == null ? otherwise : value.toString();
    }

    private static InvalidSetting refused() {
        return new InvalidSetting(
                "SIGNALBOX_DATABASE_URL",
                "must look like postgres://user:password@host:5432/database, with other characters percent-encoded");
    }

    /** What is wrong with it is kept to ourselves: the address holds a password. */
    private static URI uri(String url) {
        try {
            URI uri = new URI(url.strip());
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException unusable) {
            throw refused();
        }
        throw refused();
    }

    private static String fromUri(URI uri) {
        var parameters = new StringBuilder(uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&");
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getRawUserInfo().split(":", 2);
            parameters.append("user=").append(parameter(parts[0]));
            if (parts.length == 2) {
                parameters.append("&password=").append(parameter(parts[1]));
            }
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return "jdbc:postgresql://%s:%d%s?%s".formatted(uri.getHost(), port, decode(uri.getRawPath()), parameters);
    }

    /** Percent-encoded already; these two mean something else in a query. */
    private static String parameter(String text) {
        return text.replace("+", "%2B").replace("&", "%26");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
