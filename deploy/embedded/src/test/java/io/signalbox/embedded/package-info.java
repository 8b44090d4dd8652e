@NullMarked
package io.signalbox.embedded;

import org.jspecify.annotations.NullMarked;
