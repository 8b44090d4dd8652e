package io.signalbox.controlplane.auth.sso;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a browser that single sign-on needs: it keeps cookies by host and port, and follows a redirect when it is told to. The control
 * plane believes it has the address {@link #CONSOLE}.
 */
public final class Browser {

    public static final String CONSOLE = "http://localhost:8080";
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

    /** An answer, with where it came from. */
    public record Page(URI address, HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        URI location() {
            return address.resolve(response.headers().firstValue("Location").orElseThrow());
        }

        List<String> cookies() {
            return response.headers().allValues("Set-Cookie");
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Map<String, String>> jar = new LinkedHashMap<>();
    private final int port;

    /** @param port of the control plane */
    public Browser(int port) {
        this.port = port;
    }

    public Page get(URI address) {
        return send(address, request(address).header("Accept", ACCEPT).GET());
    }

    public Page postJson(String path, String body) {
        URI address = URI.create(CONSOLE + path);
        return send(
                address,
                request(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Fills in the login form of the provider and stops at the address it sends the browser back to. */
    public URI signInAtProvider(URI authorizationUrl, String login, String password) {
        Page page = get(authorizationUrl);
        if (page.status() == 302 && page.location().getPath().equals("/login")) {
            URI form = page.location();
            Page asked = get(form);
            Matcher token = HIDDEN.matcher(asked.response().body());
            if (!token.find()) {
                throw new IllegalStateException(
                        "No login form: " + asked.response().body());
            }
            page = post(form, Map.of("username", login, "password", password, "_csrf", token.group(1)));
            page = get(page.location());
        }
        return page.location();
    }

    public String cookie(String name) {
        return cookiesOf(URI.create(CONSOLE)).getOrDefault(name, "");
    }

    public void put(String name, String value) {
        cookiesOf(URI.create(CONSOLE)).put(name, value);
    }

    private Page post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                address,
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(URI address) {
        String text = address.toString();
        URI real = text.startsWith(CONSOLE)
                ? URI.create("http://localhost:" + port + text.substring(CONSOLE.length()))
                : address;
        var request = HttpRequest.newBuilder(real).timeout(Duration.ofSeconds(30));
        String cookies = cookiesOf(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    private Page send(URI address, HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(cookie -> keep(address, cookie));
            return new Page(address, response);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(URI address, String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookiesOf(address).remove(pair[0]);
        } else {
            cookiesOf(address).put(pair[0], pair[1]);
        }
    }

    private Map<String, String> cookiesOf(URI address) {
        return jar.computeIfAbsent(address.getAuthority(), host -> new LinkedHashMap<>());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
