package io.signalbox.identityprovider;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whom the provider knows now. */
public final class Directory {

    private final Map<String, Employee> employees = new ConcurrentHashMap<>();

    /** Takes the place of who had the same login. */
    public void put(Employee employee) {
        employees.put(employee.login(), employee);
    }

    Optional<Employee> find(String login) {
        return Optional.ofNullable(employees.get(login));
    }
}
