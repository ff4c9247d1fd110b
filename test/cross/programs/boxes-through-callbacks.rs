pub struct Job {
    id: u32,
}
impl Drop for Job {
    fn drop(&mut self) {
        println!("job {} gone", self.id);
    }
}
extern "C" {
    fn queue(job: Box<Job>) -> bool;
    fn drain(f: extern "C" fn(Box<Job>) -> Option<Box<Job>>) -> u32;
}
extern "C" fn run(job: Box<Job>) -> Option<Box<Job>> {
    println!("run {}", job.id);
    if job.id % 2 == 1 {
        Some(Box::new(Job { id: job.id * 10 }))
    } else {
        None
    }
}
fn main() {
    for id in 1..4 {
        println!("{}", unsafe { queue(Box::new(Job { id })) });
    }
    println!("{}", unsafe { drain(run) });
}
