package io.signalbox.agent.fakes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the next calls of an operation are answered, whatever they say. */
final class ScriptedCalls {

    /** Instead of a status: the call is not answered. */
    static final int STALLED = 0;

    private final Map<String, Deque<Scripted>> answers = new HashMap<>();

    synchronized void add(String operation, int times, Scripted answer) {
        for (int time = 0; time < times; time++) {
            answers.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(answer);
        }
    }

    /** Empty when nothing is scripted any more. */
    synchronized Optional<Scripted> next(String operation) {
        return Optional.ofNullable(answers.get(operation)).map(Deque::poll);
    }

    synchronized void clear() {
        answers.clear();
    }

    record Scripted(int status, String body) {

        static Scripted problem(int status, String code) {
            String body =
                    "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s said the fake\",\"request_id\":\"r\",\"errors\":[]}"
                            .formatted(code, status, code, code);
            return new Scripted(status, body);
        }
    }
}
