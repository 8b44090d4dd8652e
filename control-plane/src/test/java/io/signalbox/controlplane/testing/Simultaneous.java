package io.signalbox.controlplane.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that two do at the same moment. */
public final class Simultaneous {

    private Simultaneous() {}

    /** Both results; fails with the first failure. */
    public static <T> List<T> twice(Callable<T> work) throws Exception {
        var start = new CyclicBarrier(2);
        Callable<T> together = () -> {
            start.await();
            return work.call();
        };
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<T> done : threads.invokeAll(List.of(together, together))) {
                results.add(done.get());
            }
        }
        return results;
    }
}
