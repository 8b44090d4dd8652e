package io.signalbox.local.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/** Ctrl-C and its relatives: the first asks for a clean stop, the second forces it. */
final class StopSignals {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicInteger count = new AtomicInteger();
    private volatile String name = "";

    /** @param force runs on the second signal */
    static StopSignals install(Runnable force) {
        StopSignals signals = new StopSignals();
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> signals.received(signal.getName(), force));
        }
        return signals;
    }

    boolean askedToStop() {
        return asked.getCount() == 0;
    }

    /** Returns early when a stop is asked for. */
    void pause(long milliseconds) throws InterruptedException {
        boolean _ = asked.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** The signal that asked, as the shell names it. */
    String name() {
        return name;
    }

    private void received(String signal, Runnable force) {
        name = asked.getCount() == 0 ? name : "SIG" + signal;
        asked.countDown();
        if (count.incrementAndGet() > 1) {
            force.run();
        }
    }
}
