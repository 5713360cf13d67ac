package org.clysm.engine.v8;

import org.clysm.engine.Engine;
import org.clysm.engine.JavaScriptEngineContract;

class V8EngineTest extends JavaScriptEngineContract {
    @Override
    protected Engine engine() {
        return new V8Engine();
    }
}
