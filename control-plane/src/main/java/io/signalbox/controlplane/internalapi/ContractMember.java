package io.signalbox.controlplane.internalapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A member of a generated contract type: how it is called, how it is read, and what its annotations ask of it. */
final class ContractMember {

    static final String MISSING = "must not be null";

    private static final String CONTRACT = "io.signalbox.contract.";

    private final String name;
    private final Method getter;
    private final boolean required;
    private final boolean walked;
    private final List<Function<Object, @Nullable String>> rules = new ArrayList<>();

    private ContractMember(Method getter) {
        this.name = getter.getAnnotation(JsonProperty.class).value();
        this.getter = getter;
        boolean collected = Collection.class.isAssignableFrom(getter.getReturnType())
                || Map.class.isAssignableFrom(getter.getReturnType());
        boolean nullable = getter.isAnnotationPresent(org.springframework.lang.Nullable.class);
        // A list that may be left out is empty then, and never null
        this.required = getter.isAnnotationPresent(NotNull.class) || collected && !nullable;
        this.walked = isContractType(getter.getReturnType()) || holdsContractTypes(getter.getGenericReturnType());
        for (Annotation annotation : getter.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                rules.addAll(rules(annotation));
            }
        }
    }

    static List<ContractMember> of(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.isAnnotationPresent(JsonProperty.class))
                .map(ContractMember::new)
                .toList();
    }

    /** Whether it has members of its own. */
    static boolean isContractType(Class<?> type) {
        return !type.isEnum() && type.getName().startsWith(CONTRACT);
    }

    private static boolean holdsContractTypes(Type type) {
        return type instanceof ParameterizedType holder
                && holder.getActualTypeArguments()[holder.getActualTypeArguments().length - 1] instanceof Class<?> held
                && held != Object.class;
    }

    String name() {
        return name;
    }

    boolean isWalked() {
        return walked;
    }

    @Nullable
    Object of(Object bean) {
        try {
            return getter.invoke(bean);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("A member of the contract cannot be read: " + getter, impossible);
        }
    }

    /** Null when the value is as it has to be. */
    @Nullable
    String problem(@Nullable Object value) {
        if (value == null) {
            return required ? MISSING : null;
        }
        for (Function<Object, @Nullable String> rule : rules) {
            String problem = rule.apply(value);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static List<Function<Object, @Nullable String>> rules(Annotation constraint) {
        return switch (constraint) {
            case NotNull checkedFirst -> List.of();
            case Size size -> {
                int least = size.min();
                int most = size.max();
                yield List.of(value -> size(least, most, value));
            }
            case Min min -> {
                long least = min.value();
                yield List.of(value ->
                        ((Number) value).longValue() < least ? "must be greater than or equal to " + least : null);
            }
            case Max max -> {
                long most = max.value();
                yield List.of(
                        value -> ((Number) value).longValue() > most ? "must be less than or equal to " + most : null);
            }
            case Pattern pattern -> {
                var compiled = java.util.regex.Pattern.compile(pattern.regexp());
                yield List.of(value -> compiled.matcher((CharSequence) value).matches()
                        ? null
                        : "must match \"" + pattern.regexp() + "\"");
            }
            default -> throw new IllegalStateException("The contract has a constraint nobody checks: " + constraint);
        };
    }

    private static @Nullable String size(int least, int most, Object value) {
        int size =
                switch (value) {
                    case CharSequence text -> text.length();
                    case Collection<?> items -> items.size();
                    case Map<?, ?> members -> members.size();
                    default -> throw new IllegalStateException("Nothing of a size: " + value.getClass());
                };
        return size < least || size > most ? "size must be between " + least + " and " + most : null;
    }
}
