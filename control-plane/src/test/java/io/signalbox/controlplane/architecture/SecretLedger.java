package io.signalbox.controlplane.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens to all answers of an API, learns the secrets they tell, and knows afterwards who repeated one. */
final class SecretLedger implements Filter {

    /** Fields of answers that hold a secret. */
    private static final Set<String> TELLING =
            Set.of("secret", "access_token", "refresh_token", "challenge", "token", "codes", "client_secret", "link");

    private static final int MIN_LENGTH = 8;
    private static final JsonMapper JSON = new JsonMapper();

    /** @param showings how many answers may hold it */
    private record Known(String value, int showings) {}

    private final Map<String, Known> secrets = new LinkedHashMap<>();
    private final List<String> answers = new ArrayList<>();

    /** What nobody may ever be told. */
    String never(String name, String value) {
        secrets.putIfAbsent(value, new Known(name, 0));
        return value;
    }

    /** What one answer may hold. */
    String once(String name, String value) {
        secrets.putIfAbsent(value, new Known(name, 1));
        return value;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        secrets.values().forEach(known -> names.add(known.value()));
        return names;
    }

    int answers() {
        return answers.size();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        Response answer = context.next(request, wanted);
        String body = answer.asString();
        String origin = request.getMethod() + " " + request.getURI().replaceAll("[?#].*", "");
        answers.add(origin + "\n" + answer.getHeaders() + "\n" + body);
        answer.getDetailedCookies().forEach(cookie -> learn(origin + " cookie", cookie.getValue()));
        learnFrom(origin, body);
        return new ResponseBuilder().clone(answer).setBody(body).build();
    }

    /** Secrets that more answers hold than may. */
    List<String> repeated() {
        List<String> repeated = new ArrayList<>();
        secrets.forEach((value, known) -> {
            List<String> where = answers.stream()
                    .filter(answer -> answer.contains(value))
                    .map(answer -> answer.lines().findFirst().orElseThrow())
                    .toList();
            if (where.size() > known.showings()) {
                repeated.add(known.value() + " in " + where);
            }
        });
        return repeated;
    }

    /** Names of the secrets that stand in a text, as they are or encoded. */
    Set<String> foundIn(String text) {
        Set<String> found = new TreeSet<>();
        secrets.forEach((value, known) -> {
            if (forms(value).stream().anyMatch(text::contains)) {
                found.add(known.value());
            }
        });
        return found;
    }

    private static List<String> forms(String value) {
        List<String> forms = new ArrayList<>();
        forms.add(value);
        forms.add(HexFormat.of().formatHex(value.getBytes(UTF_8)));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8)));
        if (value.startsWith("whsec_")) {
            forms.add(HexFormat.of().formatHex(Base64.getDecoder().decode(value.substring("whsec_".length()))));
        }
        return forms;
    }

    private void learnFrom(String origin, String body) {
        try {
            walk(origin, "", JSON.readTree(body));
        } catch (JacksonException notJson) {
            // Tells nothing by name.
        }
    }

    private void walk(String origin, String name, JsonNode node) {
        if (node.isString()) {
            if (TELLING.contains(name)) {
                String text = node.asString();
                learn(origin + " " + name, name.equals("link") ? text.replaceFirst(".*[/=#]", "") : text);
            }
            return;
        }
        if (node.isArray()) {
            node.forEach(item -> walk(origin, name, item));
        }
        node.properties().forEach(property -> walk(origin, property.getKey(), property.getValue()));
    }

    private void learn(String name, String value) {
        if (value.length() >= MIN_LENGTH) {
            once(name, value);
        }
    }
}
