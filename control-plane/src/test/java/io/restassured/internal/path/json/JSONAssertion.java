package io.restassured.internal.path.json;

import static io.restassured.internal.common.assertion.AssertionSupport.attributeGetter;
import static io.restassured.internal.common.assertion.AssertionSupport.classKeyword;
import static io.restassured.internal.common.assertion.AssertionSupport.escapePath;
import static io.restassured.internal.common.assertion.AssertionSupport.hyphen;
import static io.restassured.internal.common.assertion.AssertionSupport.integer;
import static io.restassured.internal.common.assertion.AssertionSupport.properties;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.MissingPropertyException;
import io.restassured.internal.common.assertion.Assertion;
import io.restassured.internal.common.assertion.PathFragmentEscaper;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of REST Assured's class of this name, which compiles a script for each value that a test reads: a fifth of what all tests
 * cost. This one compiles each path once. Should an update of REST Assured not fit it any more, it can go.
 */
public final class JSONAssertion implements Assertion {

    private static final String ROOT = "answer";
    private static final PathFragmentEscaper[] ESCAPES = Stream.of(
                    hyphen(), attributeGetter(), integer(), properties(), classKeyword())
            .toArray(PathFragmentEscaper[]::new);
    private static final GroovyClassLoader SCRIPTS = new GroovyClassLoader(JSONAssertion.class.getClassLoader());
    private static final Map<String, Class<?>> COMPILED = new ConcurrentHashMap<>();

    private String path = "$";
    private Map<String, Object> parameters = Map.of();

    public void setKey(String key) {
        path = String.valueOf(escapePath(key, ESCAPES));
    }

    public void setParams(@Nullable Map<String, Object> params) {
        parameters = params == null ? Map.of() : params;
    }

    @Override
    public String description() {
        return "JSON path";
    }

    @Override
    public @Nullable Object getResult(Object object, @Nullable Object config) {
        return getAsJsonObject(object);
    }

    /**
     * The value at the path; null where the path leads nowhere.
     *
     * @throws IllegalArgumentException if the path is none
     */
    public @Nullable Object getAsJsonObject(Object object) {
        if (path.isEmpty() || path.equals("$")) {
            return object;
        }
        Map<String, Object> variables = new HashMap<>(parameters);
        variables.put(ROOT, object);
        try {
            return InvokerHelper.createScript(compiled(), new Binding(variables))
                    .run();
        } catch (NullPointerException | MissingPropertyException nowhere) {
            return null;
        }
    }

    private Class<?> compiled() {
        String script = path.matches("^\\[-?\\d+].*") ? ROOT + path : ROOT + "." + path;
        try {
            return COMPILED.computeIfAbsent(script, SCRIPTS::parseClass);
        } catch (CompilationFailedException invalid) {
            throw new IllegalArgumentException("This is no path of JSON: " + path, invalid);
        }
    }
}
