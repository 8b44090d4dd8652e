package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditLog;
import java.util.Iterator;
import java.util.List;

/** What belongs to a part of the chain, in its order, page by page. */
public abstract class ChainPages<T> implements Iterator<List<T>> {

    private final long last;
    private final int size;
    private final long stretch;
    private long after;

    /**
     * @param size of a full page
     * @param stretch how many sequence numbers are searched for one page
     */
    protected ChainPages(AuditLog.Part part, int size, long stretch) {
        this.after = part.after();
        this.last = part.last();
        this.size = size;
        this.stretch = stretch;
    }

    /** Whether there may be more; a page can be empty. */
    @Override
    public boolean hasNext() {
        return after < last;
    }

    @Override
    public List<T> next() {
        long until = last - after < stretch ? last : after + stretch;
        List<T> page = page(after, until, size);
        after = page.size() < size ? until : sequence(page.getLast());
        return page;
    }

    /** The first of those behind the one number, up to the other. */
    protected abstract List<T> page(long after, long until, int size);

    protected abstract long sequence(T element);
}
