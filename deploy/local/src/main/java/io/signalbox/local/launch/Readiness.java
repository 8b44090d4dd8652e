package io.signalbox.local.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether a service says that it can work. */
public record Readiness(URI address) {

    private static final int TIMEOUT_MS = 2_000;

    public static Readiness of(String url, String path) {
        return new Readiness(URI.create(url + path));
    }

    public boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
